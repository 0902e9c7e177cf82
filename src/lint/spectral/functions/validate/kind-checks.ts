import type { Reading } from "./build-plan.ts";
import {
  additionalProperties,
  dependentRequired,
  items,
  noMoreItems,
  patternProperties,
  prefixItems,
  properties,
  propertyNames,
  required,
  uniqueItems,
} from "./collection-checks.ts";
import { OF_KIND } from "./dialect.ts";
import {
  booleanOf,
  countOf,
  isSchemaObject,
  must,
  namesOf,
  numberOf,
  type SchemaObject,
  stringOf,
} from "./keyword-values.ts";
import { allObstacles, type Check, type Checks, type Kind, type Obstacles, type Plan, type Values } from "./plan.ts";
import { characters, format, matcher, maximum, minimum, multipleOf, pattern, size } from "./scalar-checks.ts";

type Given = (name: string) => boolean;
type Compile = (inner: unknown) => Plan;
type ObjectCheck = Check<Values["object"]>;

/** The keywords that speak of numbers, texts, lists and objects, in ajv's order. */
export function kindChecks(schema: SchemaObject, reading: Reading): { checks: Checks; obstacles: Obstacles } {
  const has: Given = (name) => Object.hasOwn(schema, name);
  const given = (kind: Kind): boolean => OF_KIND[kind].some(has);
  const compiled: Plan[] = [];
  const compile = (inner: unknown): Plan => {
    const plan = reading.plan(inner);
    compiled.push(plan);
    return plan;
  };
  const checks: Checks = {
    ...(given("number") && { number: numberChecks(schema, reading, has) }),
    ...(given("string") && { string: stringChecks(schema, reading, has) }),
    ...(given("array") && { array: arrayChecks(schema, reading, has, compile) }),
    ...(given("object") && { object: objectChecks(schema, reading, has, compile) }),
  };
  return { checks, obstacles: allObstacles(compiled.map((plan) => plan.obstacles)) };
}

function numberChecks(schema: SchemaObject, reading: Reading, has: Given): Check<number>[] {
  const checks: Check<number>[] = [];
  const { draft } = reading.dialect;
  if (draft === "draft4") checks.push(...draft4Limits(schema, has));
  else {
    if (has("maximum")) checks.push(maximum(numberOf(schema.maximum), false, "maximum"));
    if (has("minimum")) checks.push(minimum(numberOf(schema.minimum), false, "minimum"));
    if (has("exclusiveMaximum")) checks.push(maximum(numberOf(schema.exclusiveMaximum), true, "exclusiveMaximum"));
    if (has("exclusiveMinimum")) checks.push(minimum(numberOf(schema.exclusiveMinimum), true, "exclusiveMinimum"));
  }
  if (has("multipleOf")) {
    must(numberOf(schema.multipleOf) > 0);
    checks.push(multipleOf(numberOf(schema.multipleOf)));
  }
  return [...checks, ...formatChecks(schema, reading, has, "number")];
}

/** `exclusiveMaximum` and `exclusiveMinimum` are flags there. */
function draft4Limits(schema: SchemaObject, has: Given): Check<number>[] {
  const isExclusive = (flag: string, limit: string): boolean => {
    if (!has(flag)) return false;
    must(has(limit));
    return booleanOf(schema[flag]);
  };
  const [above, under] = [isExclusive("exclusiveMaximum", "maximum"), isExclusive("exclusiveMinimum", "minimum")];
  return [
    ...(has("maximum") ? [maximum(numberOf(schema.maximum), above, "maximum")] : []),
    ...(has("minimum") ? [minimum(numberOf(schema.minimum), under, "minimum")] : []),
  ];
}

function stringChecks(schema: SchemaObject, reading: Reading, has: Given): Check<string>[] {
  const checks: Check<string>[] = sizeChecks(schema, has, ["maxLength", "minLength"], "characters", characters);
  if (has("pattern")) checks.push(pattern(patternOf(schema.pattern, reading)));
  return [...checks, ...formatChecks(schema, reading, has, "string")];
}

function patternOf(value: unknown, { formats: { regex } }: Reading): string {
  const text = stringOf(value);
  must(typeof regex === "function" && regex(text as never));
  return text;
}

function formatChecks<K extends "number" | "string">(
  schema: SchemaObject,
  { formats }: Reading,
  has: Given,
  kind: K,
): Check<Values[K]>[] {
  if (!has("format")) return [];
  const name = stringOf(schema.format);
  must(!(name in Object.prototype));
  const check = format(name, formats[name], kind) as Check<Values[K]> | undefined;
  return check ? [check] : [];
}

function arrayChecks(schema: SchemaObject, reading: Reading, has: Given, compile: Compile) {
  const count = (value: readonly unknown[]): number => value.length;
  const checks: Check<readonly unknown[]>[] = sizeChecks(schema, has, ["maxItems", "minItems"], "items", count);
  const first = has("prefixItems") ? schema.prefixItems : undefined;
  must(first === undefined || (Array.isArray(first) && first.length > 0));
  if (first) checks.push(prefixItems(first.map(compile)));
  const plan = has("items") ? compile(schema.items) : undefined;
  if (first && schema.items === false) checks.push(noMoreItems(first.length));
  else if (plan?.hasRules) checks.push(items(plan, first?.length ?? 0));
  if (has("uniqueItems") && booleanOf(schema.uniqueItems))
    checks.push(uniqueItems(plan?.type?.types ?? new Set(), reading.equal));
  return checks;
}

/** Of other drafts ajv keeps account of the properties it has seen; with patterns that goes wrong at times. */
function objectChecks(schema: SchemaObject, reading: Reading, has: Given, compile: Compile) {
  const count = (value: object): number => Object.keys(value).length;
  const checks: ObjectCheck[] = sizeChecks(schema, has, ["maxProperties", "minProperties"], "properties", count);
  const members = membersOf(schema, "properties");
  const names = requiredOf(schema, members, reading);
  if (names && names.length > 0) checks.push(required(names));
  const named = has("propertyNames") ? compile(schema.propertyNames) : undefined;
  if (named?.hasRules) checks.push(propertyNames(named));
  const matching = membersOf(schema, "patternProperties");
  must(!has("patternProperties") || has("additionalProperties") || reading.dialect.draft === "draft4");
  const patterns = Object.keys(matching).map((name) => [matcher(patternOf(name, reading)), name] as const);
  if (has("additionalProperties")) {
    const isDeclared = (name: string): boolean =>
      (name !== "__proto__" && Object.hasOwn(members, name)) || patterns.some(([matches]) => matches(name));
    const rest = schema.additionalProperties;
    const plan = typeof rest === "boolean" ? undefined : compile(rest);
    if (plan ? plan.hasRules : rest === false) checks.push(additionalProperties(isDeclared, plan));
  }
  const failing = Object.keys(members).map((name) => [name, compile(members[name])] as const);
  checks.push(...someOf(failing, properties));
  const patterned = patterns.map(([matches, name]) => [matches, compile(matching[name])] as const);
  checks.push(...someOf(patterned, patternProperties));
  if (has("dependentRequired")) checks.push(dependentRequired(dependenciesOf(schema.dependentRequired, reading)));
  return checks;
}

/** A check of the members that have something to be checked, if there are any. */
function someOf<K>(
  members: readonly (readonly [K, Plan])[],
  check: (members: readonly (readonly [K, Plan])[]) => ObjectCheck,
): ObjectCheck[] {
  const failing = members.filter(([, plan]) => plan.hasRules);
  return failing.length > 0 ? [check(failing)] : [];
}

function membersOf(schema: SchemaObject, keyword: string): SchemaObject {
  if (!Object.hasOwn(schema, keyword)) return NO_MEMBERS;
  const members = schema[keyword];
  must(isSchemaObject(members) && !Object.hasOwn(members, "__proto__"));
  return members;
}

const NO_MEMBERS: SchemaObject = {};

function dependenciesOf(value: unknown, { dialect }: Reading): (readonly [string, readonly string[]])[] {
  must(isSchemaObject(value) && !Object.hasOwn(value, "__proto__"));
  return Object.keys(value).map((name) => [name, namesOf(value[name], dialect)]);
}

/** Without the properties that only the other side writes; Spectral removes a list that is empty then. */
function requiredOf(schema: SchemaObject, members: SchemaObject, reading: Reading): readonly string[] | undefined {
  const { relaxed, dialect } = reading;
  if (!Object.hasOwn(schema, "required")) return undefined;
  const names = schema.required;
  must(Array.isArray(names));
  const isOthers = (name: unknown): boolean => {
    const member = typeof name === "string" && Object.hasOwn(members, name) ? members[name] : undefined;
    return relaxed !== "nothing" && isSchemaObject(member) && member[relaxed] === true;
  };
  const left = names.filter((name) => !isOthers(name));
  return left.length === 0 && names.length > 0 ? undefined : namesOf(left, dialect);
}

function sizeChecks<V>(
  schema: SchemaObject,
  has: Given,
  keywords: readonly string[],
  things: string,
  count: (value: V) => number,
): Check<V>[] {
  return keywords.filter(has).map((keyword) => size(keyword, countOf(schema[keyword]), things, count));
}
