import { getOrMake } from "../../../../core/get-or-make.ts";
import type { Format } from "../stock.ts";
import { anyChecks } from "./any-checks.ts";
import { type Dialect, ROLES } from "./dialect.ts";
import { failure } from "./failure.ts";
import { type IdentifierFinder, identifierFinder, TRAVERSED } from "./identifiers.ts";
import { DEEPEST, isSchemaObject, must, type SchemaObject, stringOf } from "./keyword-values.ts";
import { kindChecks } from "./kind-checks.ts";
import { allObstacles, NO_OBSTACLES, type Obstacles, type Plan, type Steps } from "./plan.ts";
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
 * Reads schemas, each object once, or once per what is relaxed where that matters. Throws `NOT_UNDERSTOOD` for a schema
 * in which ajv could find a fault or see more than is understood here, anywhere.
 */
export function planner(settings: Pick<Reading, "dialect" | "formats" | "equal">, steps: Steps): Planner {
  const hidesIdentifier = identifierFinder(settings.dialect.draft);
  const known = { readOnly: new WeakMap(), writeOnly: new WeakMap(), nothing: new WeakMap<object, Plan | "open">() };
  const plainPlan = plainPlans(settings.dialect, steps);
  const read = (schema: unknown, relaxed: Relaxed, depth: number): Plan => {
    if (typeof schema === "boolean") return booleanPlan(schema, settings.dialect);
    must(isSchemaObject(schema) && depth < DEEPEST);
    const memo: Plan | "open" | undefined = known[relaxed].get(schema);
    if (memo === "open") throw NOT_UNDERSTOOD;
    if (memo) return memo;
    known[relaxed].set(schema, "open"); // stays so where it is not understood, and within itself
    const plan = make(schema, relaxed, depth);
    known[relaxed].set(schema, plan);
    return plan;
  };
  const make = (schema: SchemaObject, relaxed: Relaxed, depth: number): Plan => {
    if (relaxed !== "nothing") {
      const plan = read(schema, "nothing", depth);
      if (!plan.isOneSided) return plan;
    }
    if (checkNames(schema, settings.dialect, hidesIdentifier)) return plainPlan(schema);
    const inner: Plan[] = [];
    const within = (one: unknown, relaxedThere: Relaxed): Plan => {
      const plan = read(one, relaxedThere, depth + 1);
      inner.push(plan);
      return plan;
    };
    const plan = build(schema, {
      ...settings,
      relaxed,
      plan: (one) => within(one, relaxed),
      strictPlan: (one) => within(one, "nothing"),
    });
    const height = inner.reduce((most, { height: below }) => Math.max(most, below + 1), 0);
    must(height < DEEPEST);
    return {
      ...plan,
      height,
      steps,
      isOneSided: inner.some((one) => one.isOneSided) || hasOneSided(schema.properties),
    };
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
  isOneSided: false,
  steps: { left: Number.POSITIVE_INFINITY },
};
const NEVER: Plan = { ...ALWAYS, hasRules: true, never: failure("false schema", "boolean schema is false") };

function booleanPlan(schema: boolean, { draft }: Dialect): Plan {
  must(draft !== "draft4");
  return schema ? ALWAYS : NEVER;
}

const hasOneSided = (properties: unknown): boolean =>
  isSchemaObject(properties) &&
  Object.values(properties).some((one) => isSchemaObject(one) && (one.readOnly === true || one.writeOnly === true));

/** Plans of the schemas that say nothing but a type, which are most: one for each type. */
function plainPlans(dialect: Dialect, steps: Steps): (schema: SchemaObject) => Plan {
  const known = new Map<string, Plan>();
  return (schema) => {
    const nullable = isNullable(schema, dialect);
    const make = (): Plan => ({
      ...ALWAYS,
      steps,
      hasRules: nullable !== undefined || Object.hasOwn(schema, "type"),
      type: typeCheck(schema, nullable),
      obstacles: ownObstacles(schema, nullable),
    });
    return Array.isArray(schema.type) ? make() : getOrMake(known, `${nullable} ${schema.type}`, make);
  };
}

function build(schema: SchemaObject, reading: Reading): Omit<Plan, "height" | "isOneSided" | "steps"> {
  const nullable = isNullable(schema, reading.dialect);
  const type = typeCheck(schema, nullable);
  checkUnused(schema, reading);
  const any = anyChecks(schema, reading);
  const kinds = kindChecks(schema, reading);
  return {
    hasRules: nullable !== undefined || Object.keys(schema).some((name) => isRule(name, reading.dialect)),
    type,
    checks: { ...(any.checks.length > 0 && { any: any.checks }), ...kinds.checks },
    never: undefined,
    obstacles: allObstacles([ownObstacles(schema, nullable), any.obstacles, kinds.obstacles]),
  };
}

/** Schemas that nothing refers to have to be right all the same. */
function checkUnused(schema: SchemaObject, reading: Reading): void {
  if (Object.hasOwn(schema, "$comment")) must(typeof schema.$comment === "string");
  for (const name of ["$defs", "definitions"]) {
    if (!Object.hasOwn(schema, name)) continue;
    const members = schema[name];
    must(isSchemaObject(members) && !Object.hasOwn(members, "__proto__"));
    for (const member of Object.values(members)) reading.strictPlan(member);
  }
}

/**
 * Nothing that is left to ajv; annotations as they have to be; no hidden identifiers. True where there is no keyword
 * besides `type` and `nullable`.
 */
function checkNames(schema: SchemaObject, { draft }: Dialect, hidesIdentifier: IdentifierFinder): boolean {
  const roles = ROLES[draft];
  let isPlain = true;
  for (const name of Object.keys(schema)) {
    const value = schema[name];
    const role = roles.get(name);
    must(value !== undefined && role !== "ajv");
    if (role === "keyword") isPlain = false;
    else if (role === "array") must(Array.isArray(value));
    else if (role === "string" || role === "boolean") must(typeof value === role);
    else if (role === undefined && isSchemaObject(value)) must(!hidesIdentifier(value, TRAVERSED.has(name)));
  }
  return isPlain;
}

/** Definitions are none: a schema that has nothing else accepts everything, as ajv sees at once. */
const isRule = (name: string, { draft }: Dialect): boolean =>
  (name === "type" || ROLES[draft].get(name) === "keyword") && name !== "$defs" && name !== "definitions";

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
