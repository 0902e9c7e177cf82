import type { Reading } from "./build-plan.ts";
import { constant, enumeration } from "./collection-checks.ts";
import { jsonOf, must, type SchemaObject } from "./keyword-values.ts";
import { allObstacles, type Check, type Obstacles, type Plan } from "./plan.ts";
import { allOf, anyOf, type Condition, condition, not, oneOf } from "./union-checks.ts";

/** The keywords that speak of every value, in ajv's order. */
export function anyChecks(
  schema: SchemaObject,
  reading: Reading,
): { checks: readonly Check<unknown>[]; obstacles: Obstacles } {
  const has = (name: string): boolean => Object.hasOwn(schema, name);
  const checks: Check<unknown>[] = [];
  const compiled: Plan[] = [];
  const compile = (plans: readonly Plan[], check: Check<unknown>): void => {
    compiled.push(...plans);
    checks.push(check);
  };
  if (has("const")) checks.push(constant(jsonOf(schema.const), reading.equal));
  if (has("enum")) checks.push(enumeration(allowedOf(schema.enum, reading), reading.equal));
  if (has("not")) {
    const plan = reading.strictPlan(schema.not);
    must(plan.hasRules || reading.dialect.draft === "draft4"); // of others ajv's code is wrong at times
    compile([plan], not(plan));
  }
  const [any, one, all] = ["anyOf", "oneOf", "allOf"].map((name) => plansOf(schema, name, reading));
  if (any?.every((plan) => plan.hasRules)) compile(any, anyOf(any));
  else if (any && reading.dialect.draft !== "draft4") compiled.push(...any); // for what they evaluate
  if (one) compile(one, oneOf(one));
  if (all) compile(all, allOf(all));
  const clauses = conditionOf(schema, reading);
  if (clauses)
    compile(
      [clauses.test, clauses.positive, clauses.negative].filter((plan) => plan !== undefined),
      condition(clauses),
    );
  return { checks, obstacles: allObstacles(compiled.map((plan) => plan.obstacles)) };
}

/** Undefined without `if`, and where neither of the others checks anything: then ajv compiles none of them. */
function conditionOf(schema: SchemaObject, reading: Reading): Condition | undefined {
  const read = (name: string): Plan | undefined =>
    Object.hasOwn(schema, name) ? reading.plan(schema[name]) : undefined;
  const checking = (plan: Plan | undefined): Plan | undefined => (plan?.hasRules ? plan : undefined);
  const [test, positive, negative] = [read("if"), checking(read("then")), checking(read("else"))];
  return test && (positive || negative) ? { test, positive, negative } : undefined;
}

function plansOf(schema: SchemaObject, name: string, reading: Reading): readonly Plan[] | undefined {
  if (!Object.hasOwn(schema, name)) return undefined;
  const members = schema[name];
  must(Array.isArray(members) && members.length > 0);
  return members.map((member) => reading.plan(member));
}

/** Until draft 7 the values of an enumeration differ. */
function allowedOf(value: unknown, { dialect, equal }: Reading): readonly unknown[] {
  must(Array.isArray(value) && value.length > 0);
  jsonOf(value);
  if (dialect.draft === "draft2020-12") return value;
  must(value.length <= MOST_COMPARED || value.every((one) => typeof one === "string"));
  if (value.every((one) => typeof one === "string")) must(new Set(value).size === value.length);
  else must(value.every((one, index) => !value.some((other, at) => at < index && equal(one, other))));
  return value;
}

const MOST_COMPARED = 200;
