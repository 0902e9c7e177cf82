import { getOrMake } from "../../../core/get-or-make.ts";
import { lazy } from "../../../core/lazy.ts";
import { refuseEndless } from "./costly-patterns.ts";
import { draft7 } from "./draft7.ts";
import type { FunctionContext, FunctionResult, Replacement, RulesetFunction } from "./function.ts";
import { printFailures } from "./print-failures.ts";
import type { SchemaChecks } from "./schema-checks.ts";
import type { Stock } from "./stock.ts";
import { isSchemaObject, type SchemaObject } from "./validate/keyword-values.ts";

/** `schema`, without ajv where the schema is understood. */
export function fastSchema(original: RulesetFunction, stock: Stock): Replacement {
  const known = new WeakMap<object, ReturnType<ReturnType<typeof draft7>>>();
  const read = lazy(() => draft7(stock));
  return answering(original, (value, { schema, dialect = "auto", allErrors = false }, { path }) => {
    if (!isSchemaObject(schema) || (dialect !== "auto" && dialect !== "draft7")) return undefined;
    const failures = getOrMake(known, schema, () => read()(schema))(value);
    if (!failures?.value) return failures && [];
    return allErrors === false ? printFailures(failures.value, { value, path }, false, stock.printErrors()) : undefined;
  });
}

/** `oasSchema`, without ajv for values that are plainly right. */
export function fastOasSchema(original: RulesetFunction, checks: SchemaChecks): Replacement {
  return answering(original, (value, { schema }, context) => {
    if (!isSchemaObject(schema) || typeof schema.required === "boolean") return undefined;
    return checks.isAccepted(value, schema, context) ? [] : undefined;
  });
}

/** Asks the function itself where there is no answer. */
const answering = (
  original: RulesetFunction,
  answer: (value: unknown, options: SchemaObject, context: FunctionContext) => readonly FunctionResult[] | undefined,
): Replacement => ({
  run(value, options, context) {
    if (value === undefined || !isSchemaObject(options)) return original(value, options, context);
    original.validator?.(options);
    const answered = answer(value, options, context);
    if (answered) return answered;
    refuseEndless(options.schema, value);
    return original(value, options, context);
  },
});
