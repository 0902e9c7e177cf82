import { getOrMake } from "../../../core/get-or-make.ts";
import { refuseEndless } from "./costly-patterns.ts";
import { type ExampleItem, type ExampleOptions, exampleItems } from "./example-items.ts";
import type { FunctionContext, FunctionResult, Path, Replacement, RulesetFunction } from "./function.ts";
import type { SchemaChecks } from "./schema-checks.ts";
import type { Relaxed } from "./validate/build-plan.ts";
import { isSchemaObject, type SchemaObject } from "./validate/keyword-values.ts";

/** Results with paths from the object that was asked about; undefined where `oasExample` has none at all. */
type Known = readonly { readonly message: string; readonly path: Path }[] | undefined;

/** `stock` where the function itself has to be asked each time. */
type Examined = { readonly results: Known } | "stock";

/**
 * `oasExample`, which copies and compiles the schema anew for each example. Here a schema object is read once, and an
 * object with examples is looked at once per side of the wire.
 */
export function fastOasExample(original: RulesetFunction, checks: SchemaChecks): Replacement {
  const known = new WeakMap<object, Map<string, Examined>>();
  const answer = (input: SchemaObject, options: ExampleOptions, relaxed: Relaxed, context: FunctionContext) => {
    const perInput = getOrMake(known, input, () => new Map<string, Examined>());
    const key = `${options.oasVersion} ${options.type} ${relaxed} ${options.schemaField} ${context.rule.resolved}`;
    return getOrMake(perInput, `${checks.kindOf(context)} ${key}`, () =>
      examine(input, options, relaxed, context, checks),
    );
  };
  return {
    run(input, options, context) {
      if (!isSchemaObject(input) || !isExampleOptions(options)) return original(input, options, context);
      original.validator?.(options);
      const found = answer(input, options, relaxedAt(context.path, options), context);
      if (found === "stock") {
        for (const { value } of exampleItems(input, options)) refuseEndless(schemaIn(input, options), value);
        return original(input, options, context);
      }
      return found.results?.map(({ message, path }) => ({ message, path: [...context.path, ...path] }));
    },
    pathClass: sideOf,
  };
}

function isExampleOptions(options: unknown): options is ExampleOptions {
  if (!isSchemaObject(options)) return false;
  const { oasVersion, type, schemaField } = options;
  return (
    (oasVersion === 2 || oasVersion === 3) && (type === "media" || type === "schema") && typeof schemaField === "string"
  );
}

const schemaIn = (input: SchemaObject, { schemaField }: ExampleOptions): unknown =>
  schemaField === "$" ? input : input[schemaField];

function examine(
  input: SchemaObject,
  options: ExampleOptions,
  relaxed: Relaxed,
  context: FunctionContext,
  checks: SchemaChecks,
): Examined {
  const schema = schemaIn(input, options);
  const check = isSchemaObject(schema) ? checks.of(schema, relaxed, context) : undefined;
  if (!check) return "stock";
  const items = exampleItems(input, options);
  if (items.length === 0) return { results: undefined };
  return { results: items.flatMap((item) => resultsOf(item, check, context)) };
}

function resultsOf(item: ExampleItem, check: NonNullable<ReturnType<SchemaChecks["of"]>>, context: FunctionContext) {
  if (item.value === undefined) return [{ message: '#{{print("property")}}must exist', path: item.path }];
  return check(item, context).map(({ message, path = item.path }: FunctionResult) => ({ message, path }));
}

/** Places whose examples need not have the properties that only the other side writes, per version of OpenAPI. */
const PLACES: readonly { steps: readonly string[]; versions: readonly number[]; relaxed: Relaxed }[] = [
  { steps: ["components", "requestBodies"], versions: [3], relaxed: "readOnly" },
  { steps: ["paths", "*", "*", "requestBody"], versions: [3], relaxed: "readOnly" },
  { steps: ["components", "responses"], versions: [3], relaxed: "writeOnly" },
  { steps: ["responses"], versions: [2], relaxed: "writeOnly" },
  { steps: ["paths", "*", "*", "responses"], versions: [2, 3], relaxed: "writeOnly" },
];

const placeOf = (path: Path): number =>
  PLACES.findIndex(({ steps }) => steps.every((step, index) => step === "*" || step === path[index]));

function relaxedAt(path: Path, { type, oasVersion }: ExampleOptions): Relaxed {
  const place = type === "media" ? PLACES[placeOf(path)] : undefined;
  return place?.versions.includes(oasVersion) ? place.relaxed : "nothing";
}

/** The side of the wire that a place is on; without options, which place it is. */
export function sideOf(path: Path, options?: unknown): number {
  if (!isExampleOptions(options)) return 1 + placeOf(path);
  return ["nothing", "readOnly", "writeOnly"].indexOf(relaxedAt(path, options));
}
