import { isObject, type Json, type JsonObject } from "../support/json.ts";
import type { JsonSchema } from "./schemas.ts";

/** How many values one schema gives, and one part of it. */
const MOST = 120;
const FEW = 8;

const ANYTHING: Json[] = [null, true, false, 0, 1, -1, 0.5, "", "a", "ab", [], {}, [0], [""], { a: 1 }, { b: "a" }];

/** Values that a schema may accept, near the edges of what it says. Nothing is promised of them: ajv decides. */
export function candidates(schema: JsonSchema, depth = 3): Json[] {
  if (!isObject(schema) || depth === 0) return ANYTHING;
  const own = [
    ...listed(schema),
    ...numbers(schema),
    ...strings(schema),
    ...arrays(schema, depth),
    ...objects(schema, depth),
  ];
  const dependent = isObject(schema.dependentSchemas) ? Object.values(schema.dependentSchemas) : [];
  const below = ["anyOf", "oneOf", "allOf", "not", "if", "then", "else"]
    .flatMap((keyword) => schemasIn(schema[keyword]))
    .concat(dependent as JsonSchema[])
    .map((part) => candidates(part, depth - 1));
  const all = [...interleaved([own, ...below]), ...merged(below), ...ANYTHING];
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()].slice(
    0,
    depth === 3 ? MOST : MOST / 4,
  );
}

const schemasIn = (value: Json | undefined): JsonSchema[] =>
  value === undefined ? [] : ((Array.isArray(value) ? value : [value]) as JsonSchema[]);

const few = (schema: Json | undefined, depth: number): Json[] =>
  candidates((schema ?? true) as JsonSchema, depth - 1).slice(0, FEW);

/** One of each list in turn, so that every list is heard. */
function interleaved(lists: Json[][]): Json[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

/** Objects that have what two parts ask for. */
function merged(lists: Json[][]): Json[] {
  const found = lists.map((list) => list.filter(isObject).slice(0, 6));
  return found.flatMap((some, index) =>
    found.slice(index + 1).flatMap((others) => some.flatMap((a) => others.map((b) => ({ ...a, ...b })))),
  );
}

const listed = ({ const: constant, enum: list }: JsonObject): Json[] => [
  ...(constant === undefined ? [] : [constant]),
  ...(Array.isArray(list) ? list : []),
];

function numbers(schema: JsonObject): Json[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
    .map((keyword) => schema[keyword])
    .filter((value) => typeof value === "number");
  return bounds.flatMap((bound) => [bound, bound + 1, bound - 1, bound + 0.5, bound - 0.5, bound * 2, bound * 3]);
}

function strings({ minLength, maxLength, pattern, type }: JsonObject): Json[] {
  if (minLength === undefined && maxLength === undefined && pattern === undefined && type !== "string") return [];
  const lengths = [minLength, maxLength]
    .filter((value) => typeof value === "number")
    .flatMap((value) => [value, value + 1, Math.max(0, value - 1)]);
  const formatted = ["2024-02-29", "2024-02-29T12:30:00Z", "12:30:00Z", "192.0.2.1", "a@b.example", "urn:a:b", "/a/0"];
  return [...lengths.map((length) => "a".repeat(length)), "", "a", "ab", "abc", "b", "x1", "axb", "A", ...formatted];
}

function arrays({ items, prefixItems, contains, minItems, maxItems }: JsonObject, depth: number): Json[] {
  if ([items, prefixItems, contains, minItems, maxItems].every((value) => value === undefined)) return [];
  const sizes = [minItems, maxItems]
    .filter((value) => typeof value === "number")
    .flatMap((value) => [value, value + 1, Math.max(0, value - 1)]);
  const prefix = schemasIn(prefixItems).map((schema) => few(schema, depth));
  const rest = contains === undefined ? few(items, depth) : few(contains, depth);
  const item = (index: number, pick: number): Json =>
    (prefix[index] ?? rest)[pick % Math.max(1, (prefix[index] ?? rest).length)] ?? null;
  return [...new Set([...sizes, 0, 1, 2, prefix.length])].flatMap((size) =>
    [0, 1, 2, 3].flatMap((pick) => [
      Array.from({ length: size }, (_, index) => item(index, pick)),
      Array.from({ length: size }, (_, index) => item(index, pick + index)),
    ]),
  );
}

function objects(
  { properties, required, additionalProperties, patternProperties, type }: JsonObject,
  depth: number,
): Json[] {
  const declared = isObject(properties) ? properties : {};
  if (type !== "object" && properties === undefined && required === undefined) return [];
  const demanded = schemasIn(required).map(String);
  const schemaOf = (name: string): Json | undefined =>
    declared[name] ??
    (isObject(patternProperties) ? Object.values(patternProperties)[0] : undefined) ??
    additionalProperties;
  const make = (names: Iterable<string>, pick: number): JsonObject =>
    Object.fromEntries([...new Set(names)].map((name) => [name, few(schemaOf(name), depth)[pick] ?? null]));
  const names = [...new Set([...demanded, ...Object.keys(declared), "a", "b", "c"])];
  const one = names.flatMap((name) =>
    [0, 1, 2, 3, 4, 5].map((pick) => ({ ...make(demanded, 0), ...make([name], pick) })),
  );
  const less = demanded.map((name) =>
    make(
      names.filter((other) => other !== name && Object.hasOwn(declared, other)),
      0,
    ),
  );
  return [
    {},
    ...[0, 1, 2].flatMap((pick) => [
      make(demanded, pick),
      make(Object.keys(declared), pick),
      make([...demanded, ...Object.keys(declared)], pick),
    ]),
    ...less,
    ...one,
  ];
}
