import { getOrMake } from "../../../core/get-or-make.ts";
import { lazy } from "../../../core/lazy.ts";
import { refuseEndless } from "./costly-patterns.ts";
import type { ExampleItem } from "./example-items.ts";
import type { FunctionContext, FunctionResult } from "./function.ts";
import { isIdentified, prepareSchema } from "./prepare-schema.ts";
import { printFailures } from "./print-failures.ts";
import type { Stock } from "./stock.ts";
import { type Planner, planner, type Relaxed } from "./validate/build-plan.ts";
import type { Dialect } from "./validate/dialect.ts";
import type { SchemaObject } from "./validate/keyword-values.ts";
import { failuresOf, isBlocked, type Plan } from "./validate/plan.ts";
import { ifUnderstood } from "./validate/unknown.ts";

/** What `oasSchema` says of an example, with paths from the object that has it. */
export type ExampleCheck = (item: ExampleItem, context: FunctionContext) => readonly FunctionResult[];

export interface SchemaChecks {
  /** The versions of OpenAPI that decide how schemas are read. */
  kindOf(context: FunctionContext): string;
  /** Undefined where `oasExample` itself has to be asked: its answer depends on what it was asked before. */
  of(schema: SchemaObject, relaxed: Relaxed, context: FunctionContext): ExampleCheck | undefined;
  /** Whether `oasSchema` has nothing to say of a value; false also where only ajv knows. */
  isAccepted(value: unknown, schema: SchemaObject, context: FunctionContext): boolean;
}

/** The version of OpenAPI as far as schemas are read differently; `other`: left to Spectral. */
type Version = "2.0" | "3.0" | "3.1" | "other";

const DIALECTS: Readonly<Record<Exclude<Version, "other">, Dialect>> = {
  "2.0": { draft: "draft4", readsXNullable: true },
  "3.0": { draft: "draft4", readsXNullable: false },
  "3.1": { draft: "draft2020-12", readsXNullable: false },
};

/** Schemas that may be asked in one run: a hundred times what the largest known description takes. */
const MOST_STEPS = 5_000_000;

/**
 * Checks of examples, each schema object read once. What is understood is checked here, whatever is left by ajv, with
 * one copy of equal schemas, so that each is compiled once.
 */
export function schemaChecks(stock: Stock): SchemaChecks {
  const planners = new Map<Version, Planner>();
  const steps = { left: MOST_STEPS };
  const copies = preparedCopies(stock);
  const strip = booleanRequiredRemoved();
  const planOf = (schema: SchemaObject, relaxed: Relaxed, version: Version): Plan | undefined => {
    if (version === "other") return undefined;
    const settings = () => ({ dialect: DIALECTS[version], formats: stock.ajvFormats(), equal: stock.equal() });
    const read = getOrMake(planners, version, () => planner(settings(), steps));
    return ifUnderstood(() => read(schema, relaxed))?.value;
  };
  return {
    kindOf: (context) => versionOf(context, stock),
    of(given, relaxed, context) {
      const version = versionOf(context, stock);
      const schema = version === "2.0" ? strip(given) : given;
      const copy = lazy(() => copies.of(schema, relaxed));
      const ajvCheck: ExampleCheck = (item, now) => askStock(item, copy(), copies, now, stock);
      const plan = planOf(schema, relaxed, version);
      if (!plan) return copy() === "identified" ? undefined : ajvCheck;
      return planCheck(plan, schema, version, ajvCheck, stock) ?? ajvCheck;
    },
    isAccepted(value, schema, context) {
      const plan = planOf(schema, "nothing", versionOf(context, stock));
      if (!plan || isBlocked(plan)) return false;
      const answer = ifUnderstood(() => failuresOf(plan, value, false));
      return answer !== undefined && !answer.value;
    },
  };
}

/** Undefined where more than one thing keeps ajv from compiling the schema: which it meets first is not known. */
function planCheck(
  plan: Plan,
  schema: SchemaObject,
  version: Version,
  ajvCheck: ExampleCheck,
  stock: Stock,
): ExampleCheck | undefined {
  const { references, errors } = plan.obstacles;
  if (references.size > 0) {
    const isDangling = errors.size === 0 && [...references].every((name) => !(name in schema));
    return isDangling ? (item, context) => (context.rule.resolved ? [] : ajvCheck(item, context)) : undefined;
  }
  if (errors.size > 1) return undefined;
  const [error] = errors;
  if (error !== undefined) return ({ path }) => [{ message: error, path }];
  return (item, context) => {
    const answer = ifUnderstood(() => failuresOf(plan, item.value, false));
    if (!answer) return ajvCheck(item, context);
    return answer.value ? printFailures(answer.value, item, version !== "3.1", stock.printErrors()) : [];
  };
}

function versionOf({ document: { formats, data } }: FunctionContext, stock: Stock): Version {
  if (!formats) return "other";
  const { oas2, oas3_0, oas3_1, oas3_2 } = stock.formats();
  if (formats.has(oas3_2) || formats.has(oas3_1)) return hasOwnDialect(data) ? "other" : "3.1";
  if (formats.has(oas3_0)) return formats.has(oas2) ? "other" : "3.0";
  return formats.has(oas2) ? "2.0" : "other";
}

const hasOwnDialect = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "jsonSchemaDialect" in data;

/** In Swagger 2.0 a schema may be a parameter, whose `required` is no list. */
function booleanRequiredRemoved(): (schema: SchemaObject) => SchemaObject {
  const known = new WeakMap<SchemaObject, SchemaObject>();
  return (schema) => {
    if (typeof schema.required !== "boolean") return schema;
    return getOrMake(known, schema, () => {
      const { required: _, ...rest } = schema;
      return rest;
    });
  };
}

type Copy = object | "identified";

interface Copies {
  of(schema: SchemaObject, relaxed: Relaxed): Copy;
  /** Of a copy that ajv took for wrong, which it takes for right when it sees it again. */
  forget(copy: Copy): void;
}

/** Equal schemas have one copy: ajv compiles it once. */
function preparedCopies(stock: Stock): Copies {
  const byText = new Map<string, Copy>();
  return {
    of(schema, relaxed) {
      const text = JSON.stringify(schema);
      return getOrMake(byText, `${relaxed} ${text}`, () => {
        const copy = prepareSchema(text, relaxed, stock.traverse());
        return isIdentified(copy, stock.traverse()) ? "identified" : copy;
      });
    },
    forget(copy) {
      for (const [text, known] of byText) if (known === copy) byText.delete(text);
    },
  };
}

function askStock({ value, path }: ExampleItem, copy: Copy, copies: Copies, context: FunctionContext, stock: Stock) {
  refuseEndless(copy, value);
  const at = [...context.path, ...path];
  const results = stock.oasSchema()(value, { schema: copy }, { ...context, path: at }) ?? [];
  if (results.some((result) => result.path === at)) copies.forget(copy); // ajv threw: its own errors have new paths
  return results.map(({ message, path: whole = at }) => ({ message, path: whole.slice(context.path.length) }));
}
