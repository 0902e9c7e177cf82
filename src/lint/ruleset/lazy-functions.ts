import { lazy } from "../../core/lazy.ts";
import type { Acceptance } from "../spectral/functions/acceptance.ts";

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
export function lazyFunctions(original: () => unknown, acceptance: () => Acceptance): object {
  const making = () => original() as Making;
  const createRulesetFunction: Making["createRulesetFunction"] = (declared, fn) => {
    const { input, errorOnInvalidInput = false, options } = declared;
    const stock = lazy(() => making().createRulesetFunction(declared, fn));
    const takesInput = input && lazy(() => acceptance()(input));
    const takesOptions = options && lazy(() => acceptance()(options));
    const known = new WeakSet<object>();
    const isAccepted = (value: unknown): boolean => {
      if (!takesOptions) return value === null;
      if (typeof value !== "object" || value === null) return takesOptions()(value) === true;
      if (!known.has(value) && takesOptions()(value) === true) known.add(value);
      return known.has(value);
    };
    const made: Take & { validator?: Validator } = (value, given, ...others) => {
      const isInput = takesInput ? takesInput()(value) : true;
      if (isInput === false && !errorOnInvalidInput) return undefined;
      return isInput && isAccepted(given) ? fn(value, given, ...others) : stock()(value, given, ...others);
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
