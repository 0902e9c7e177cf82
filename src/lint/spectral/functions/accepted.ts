import { getOrMake } from "../../../core/get-or-make.ts";
import { lazy } from "../../../core/lazy.ts";
import { acceptance } from "./acceptance.ts";
import type { FunctionContext, Replacement, RulesetFunction } from "./function.ts";
import type { SchemaChecks } from "./schema-checks.ts";
import type { Stock } from "./stock.ts";
import { isSchemaObject, type SchemaObject } from "./validate/keyword-values.ts";

/** `schema`, without ajv for values that are plainly right. */
export function fastSchema(original: RulesetFunction, stock: Stock): Replacement {
  const known = new WeakMap<object, (value: unknown) => boolean | undefined>();
  const accepts = lazy(() => acceptance(stock));
  return unlessAccepted(original, (input, { schema, dialect = "auto" }) => {
    if (!isSchemaObject(schema) || dialect !== "auto") return false;
    return getOrMake(known, schema, () => accepts()(schema))(input) === true;
  });
}

/** `oasSchema`, without ajv for values that are plainly right. */
export function fastOasSchema(original: RulesetFunction, checks: SchemaChecks): Replacement {
  return unlessAccepted(original, (input, { schema }, context) => {
    if (!isSchemaObject(schema) || typeof schema.required === "boolean") return false;
    return checks.isAccepted(input, schema, context);
  });
}

/** Asks the function itself about everything that is not plainly right. */
const unlessAccepted = (
  original: RulesetFunction,
  isAccepted: (input: unknown, options: SchemaObject, context: FunctionContext) => boolean,
): Replacement => ({
  run(input, options, context) {
    if (input === undefined || !isSchemaObject(options) || !isAccepted(input, options, context))
      return original(input, options, context);
    original.validator?.(options);
    return [];
  },
});
