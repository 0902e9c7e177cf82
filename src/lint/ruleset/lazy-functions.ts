import { lazy } from "../../core/lazy.ts";
import type { Draft7 } from "../spectral/functions/draft7.ts";

type Take = (...values: unknown[]) => unknown;
type Validator = (options: unknown) => void;

/** What Spectral's `createRulesetFunction` is told of a function: schemas, null where there is none. */
interface Declared {
  input: object | null;
  errorOnInvalidInput?: boolean;
  options: object | null;
}

/** The module of Spectral that makes rule functions. */
interface Making {
  createRulesetFunction(declared: Declared, fn: Take): Take & { validator: Validator };
  RulesetFunctionValidationError: unknown;
}

/**
 * Rule functions as Spectral makes them. It has ajv compile what each takes before anybody calls it, which is most of
 * the time that it takes to load; here that is put off until a function meets something that is not plainly right.
 */
export function lazyFunctions(original: () => unknown, read: () => Draft7): object {
  const making = () => original() as Making;
  const createRulesetFunction: Making["createRulesetFunction"] = (declared, fn) => {
    const { input, errorOnInvalidInput = false, options } = declared;
    const stock = lazy(() => making().createRulesetFunction(declared, fn));
    const checkInput = input && lazy(() => read()(input));
    const checkOptions = options && lazy(() => read()(options));
    const known = new WeakSet<object>();
    const isAccepted = (value: unknown): boolean => {
      if (!checkOptions) return value === null;
      if (typeof value !== "object" || value === null) return isPassed(checkOptions()(value));
      if (!known.has(value) && isPassed(checkOptions()(value))) known.add(value);
      return known.has(value);
    };
    const made: Take & { validator?: Validator } = (value, given, ...others) => {
      const checked = checkInput ? checkInput()(value) : PASSED;
      if (checked?.value && !errorOnInvalidInput) return undefined;
      return isPassed(checked) && isAccepted(given) ? fn(value, given, ...others) : stock()(value, given, ...others);
    };
    const validator: Validator = (given) => {
      if (!isAccepted(given)) stock().validator(given);
    };
    Object.defineProperty(made, "name", { value: fn.name });
    Object.defineProperty(made, "schemas", { value: { input, options } });
    return Object.assign(made, { validator });
  };
  return Object.defineProperties(
    { createRulesetFunction },
    {
      __esModule: { value: true },
      RulesetFunctionValidationError: { enumerable: true, get: () => making().RulesetFunctionValidationError },
    },
  );
}

type Checked = ReturnType<ReturnType<Draft7>>;

const PASSED: Checked = { value: undefined };

const isPassed = (checked: Checked): boolean => checked !== undefined && !checked.value;
