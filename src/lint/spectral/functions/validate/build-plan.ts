import type { Format } from "../stock.ts";
import { anyChecks } from "./any-checks.ts";
import { ANNOTATIONS, type Dialect, LEFT_TO_AJV, NOT_ENTERED, RULES } from "./dialect.ts";
import { failure } from "./failure.ts";
import { hidesIdentifier, TRAVERSED } from "./identifiers.ts";
import { DEEPEST, isSchemaObject, must, type SchemaObject, stringOf } from "./keyword-values.ts";
import { kindChecks } from "./kind-checks.ts";
import { allObstacles, NO_OBSTACLES, type Obstacles, type Plan } from "./plan.ts";
import { typeCheck } from "./type-check.ts";
import { NOT_UNDERSTOOD } from "./unknown.ts";

/** Which properties `required` need not name: those that only the other side of the wire writes. */
export type Relaxed = "readOnly" | "writeOnly" | "nothing";

/** What keywords are read with. */
export interface Reading {
  readonly dialect: Dialect;
  readonly relaxed: Relaxed;
  readonly formats: Readonly<Record<string, Format>>;
  readonly equal: (a: unknown, b: unknown) => boolean;
  /** The plan of a schema within this one. */
  plan(schema: unknown): Plan;
  /** The plan of a schema within `not`, where nothing is relaxed. */
  strictPlan(schema: unknown): Plan;
}

export type Planner = (schema: object, relaxed: Relaxed) => Plan;

/**
 * Reads schemas, each object once per what is relaxed. Throws `NOT_UNDERSTOOD` for a schema in which ajv could find
 * a fault or see more than is understood here, anywhere.
 */
export function planner(settings: Pick<Reading, "dialect" | "formats" | "equal">): Planner {
  const known = { readOnly: new WeakMap(), writeOnly: new WeakMap(), nothing: new WeakMap<object, Plan | "open">() };
  const read = (schema: unknown, relaxed: Relaxed, depth: number): Plan => {
    if (typeof schema === "boolean") return booleanPlan(schema, settings.dialect);
    must(isSchemaObject(schema) && depth < DEEPEST);
    const memo: Plan | "open" | undefined = known[relaxed].get(schema);
    if (memo === "open") throw NOT_UNDERSTOOD;
    if (memo) return memo;
    known[relaxed].set(schema, "open"); // stays so where it is not understood, and within itself
    let height = 0;
    const within = (inner: unknown, relaxedThere: Relaxed): Plan => {
      const plan = read(inner, relaxedThere, depth + 1);
      height = Math.max(height, plan.height + 1);
      return plan;
    };
    const reading: Reading = {
      ...settings,
      relaxed,
      plan: (inner) => within(inner, relaxed),
      strictPlan: (inner) => within(inner, "nothing"),
    };
    const plan = { ...build(schema, reading), height };
    must(height < DEEPEST);
    known[relaxed].set(schema, plan);
    return plan;
  };
  return (schema, relaxed) => read(schema, relaxed, 0);
}

const ALWAYS: Plan = {
  hasRules: false,
  type: undefined,
  checks: {},
  never: undefined,
  obstacles: NO_OBSTACLES,
  height: 0,
};
const NEVER: Plan = { ...ALWAYS, hasRules: true, never: failure("false schema", "boolean schema is false") };

function booleanPlan(schema: boolean, { draft }: Dialect): Plan {
  must(draft !== "draft4");
  return schema ? ALWAYS : NEVER;
}

function build(schema: SchemaObject, reading: Reading): Omit<Plan, "height"> {
  checkNames(schema, reading.dialect);
  const nullable = isNullable(schema, reading.dialect);
  const type = typeCheck(schema, nullable);
  const any = anyChecks(schema, reading);
  const kinds = kindChecks(schema, reading);
  return {
    hasRules: nullable !== undefined || Object.keys(schema).some((name) => RULES.has(name)),
    type,
    checks: { ...(any.checks.length > 0 && { any: any.checks }), ...kinds.checks },
    never: undefined,
    obstacles: allObstacles([ownObstacles(schema, nullable), any.obstacles, kinds.obstacles]),
  };
}

/** Nothing that is left to ajv, nothing misnamed; annotations as they have to be; no hidden identifiers. */
function checkNames(schema: SchemaObject, { draft }: Dialect): void {
  for (const name of Object.keys(schema)) {
    const value = schema[name];
    must(value !== undefined && !LEFT_TO_AJV.has(name) && !(name in Object.prototype));
    if (RULES.has(name) || NOT_ENTERED.has(name)) continue;
    const type = ANNOTATIONS[draft][name];
    if (type) must(type === "array" ? Array.isArray(value) : typeof value === type);
    else if (isSchemaObject(value)) must(!hidesIdentifier(value, draft, TRAVERSED.has(name)));
  }
}

/** `nullable` as ajv gets to see it; undefined where it sees none. */
function isNullable(schema: SchemaObject, { readsXNullable }: Dialect): boolean | undefined {
  if (readsXNullable && schema["x-nullable"] === true) return true;
  if (!Object.hasOwn(schema, "nullable")) return undefined;
  must(typeof schema.nullable === "boolean");
  return schema.nullable;
}

function ownObstacles(schema: SchemaObject, nullable: boolean | undefined): Obstacles {
  const errors = nullable !== undefined && !Object.hasOwn(schema, "type") ? [NULLABLE_ALONE] : [];
  const references: string[] = [];
  if (Object.hasOwn(schema, "$ref")) {
    const [, first] = /^#\/([A-Za-z]+)\/[\w.~/-]*$/.exec(stringOf(schema.$ref)) ?? [];
    must(first !== undefined);
    references.push(first);
  }
  return errors.length + references.length > 0
    ? { references: new Set(references), errors: new Set(errors) }
    : NO_OBSTACLES;
}

const NULLABLE_ALONE = '"nullable" cannot be used without "type"';
