import fc from "fast-check";
import type { Json, JsonObject } from "../support/json.ts";
import { nudged } from "./nudge.ts";
import { patterns } from "./patterns.ts";

/** A JSON Schema (2020-12): an object, or true or false. */
export type JsonSchema = boolean | JsonObject;

/** Few names and values, so that what schemas say and what values hold often meets. */
const NAMES = ["a", "b", "c"];
const STRINGS = ["", "a", "ab", "abc", "abcd", "b", "x1"];
const TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"];

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0.5, 2.5),
  fc.integer({ min: -2, max: 9 }),
  fc.constantFrom(...STRINGS),
);

/** Values of the same small world. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: fc.array(tie("value"), { maxLength: 3 }), weight: 1 },
    {
      arbitrary: fc.dictionary(fc.constantFrom(...NAMES, "kind"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
      weight: 2,
    },
    {
      arbitrary: fc.record(
        { kind: fc.constantFrom("card", "cash"), a: scalar },
        { requiredKeys: ["kind"], noNullPrototype: true },
      ),
      weight: 1,
    },
  ),
})).value;

const limit = fc.integer({ min: 0, max: 4 });
const bound = fc.integer({ min: -1, max: 7 });
const optional = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> =>
  fc.record(members, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
const typed = (type: Json, rest: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  rest.map((keywords) => ({ type, ...keywords }));

const numbers = fc.constantFrom("integer", "number").chain((type) =>
  typed(
    type,
    optional({
      minimum: bound,
      maximum: bound,
      exclusiveMinimum: bound,
      exclusiveMaximum: bound,
      multipleOf: fc.constantFrom(1, 2, 3, 4, 0.5, 0.75),
    }),
  ),
);
const formats = fc.constantFrom("date", "date-time", "time", "ipv4", "email", "uri", "uuid", "json-pointer", "regex");
const strings = typed("string", optional({ minLength: limit, maxLength: limit, pattern: patterns, format: formats }));
const listed = fc.oneof(
  scalar.map((value): JsonObject => ({ const: value })),
  fc
    .uniqueArray(scalar, { minLength: 1, maxLength: 3, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
    .map((list): JsonObject => ({ enum: list })),
);
const types = fc
  .uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 })
  .map((list): JsonObject => ({ type: list.length === 1 ? (list[0] ?? "null") : list }));
const leaf: fc.Arbitrary<JsonSchema> = fc.oneof(
  numbers,
  strings,
  listed,
  types,
  fc.constantFrom<JsonSchema>({}, true, false),
);

const required = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 });

function arrays(below: fc.Arbitrary<JsonSchema>): fc.Arbitrary<JsonObject> {
  const keywords = {
    items: below,
    prefixItems: fc.array(below, { minLength: 1, maxLength: 2 }),
    minItems: limit,
    maxItems: limit,
    uniqueItems: fc.boolean(),
    contains: fc.oneof(listed, types),
    minContains: fc.integer({ min: 0, max: 2 }),
    maxContains: fc.integer({ min: 0, max: 2 }),
    unevaluatedItems: below,
  };
  return typed("array", optional(keywords));
}

function objects(below: fc.Arbitrary<JsonSchema>): fc.Arbitrary<JsonObject> {
  const properties = fc.dictionary(fc.constantFrom(...NAMES), below, { maxKeys: 3, noNullPrototype: true });
  return typed(
    "object",
    optional({
      properties,
      required,
      additionalProperties: below,
      patternProperties: fc.dictionary(fc.constantFrom("^a", "b"), below, { maxKeys: 1, noNullPrototype: true }),
      minProperties: fc.integer({ min: 0, max: 2 }),
      maxProperties: fc.integer({ min: 1, max: 3 }),
      dependentRequired: fc.dictionary(fc.constantFrom(...NAMES), required, { maxKeys: 1, noNullPrototype: true }),
      propertyNames: fc.constantFrom<JsonSchema>(
        true,
        false,
        { enum: ["a", "b"] },
        { maxLength: 1 },
        { pattern: "^a" },
      ),
      dependentSchemas: fc.dictionary(fc.constantFrom(...NAMES), below, { maxKeys: 1, noNullPrototype: true }),
      unevaluatedProperties: below,
    }),
  );
}

/** Objects told apart by a tag, as unions of real descriptions are. */
const tagged = (below: fc.Arbitrary<JsonSchema>): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(fc.constantFrom("card", "cash", "gift"), below, fc.constantFrom<Json>(["kind"], ["kind"], []))
    .map(([kind, a, required]) => ({ type: "object", required, properties: { kind: { const: kind }, a } }));

function unions(below: fc.Arbitrary<JsonSchema>): fc.Arbitrary<JsonObject> {
  const branches = fc.array(fc.oneof(below, tagged(below)), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom("anyOf", "oneOf", "allOf"), branches, fc.option(types, { nil: {} }))
    .map(([keyword, list, more]) => ({ ...more, [keyword]: list }));
}

const conditions = (below: fc.Arbitrary<JsonSchema>): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    below.map((schema): JsonObject => ({ not: schema })),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    fc.record({ if: below, then: below, else: below }, { requiredKeys: ["if", "then"], noNullPrototype: true }),
  );

const asObject = (schema: JsonSchema): JsonObject => (typeof schema === "object" ? schema : { allOf: [schema] });

export const schemas: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 2 },
    { arbitrary: leaf, weight: 4 },
    { arbitrary: objects(tie("schema")), weight: 3 },
    { arbitrary: arrays(tie("schema")), weight: 2 },
    { arbitrary: tagged(tie("schema")), weight: 1 },
    { arbitrary: unions(tie("schema")), weight: 3 },
    { arbitrary: conditions(tie("schema")), weight: 1 },
    {
      arbitrary: fc.tuple(tie("schema"), tie("schema")).map(([a, b]) => ({ ...asObject(a), ...asObject(b) })),
      weight: 2,
    },
  ),
})).schema;

type Pair = [JsonSchema, JsonSchema];

/** Ways in which two schemas of a real comparison are related; most of them make one a part of the other. */
const RELATIONS: ((a: JsonSchema, b: JsonSchema, c: JsonSchema, pick: number) => Pair)[] = [
  (a, b) => [a, b],
  (a, b) => [a, { anyOf: [b, a] }],
  (a, b) => [a, { oneOf: [a, b] }],
  (a, b) => [{ allOf: [a, b] }, a],
  ...Array.from(
    { length: 6 },
    (_, how) =>
      (a: JsonSchema, _b: JsonSchema, _c: JsonSchema, pick: number): Pair => [a, nudged(a, pick, how)],
  ),
  ...Array.from(
    { length: 6 },
    (_, how) =>
      (a: JsonSchema, _b: JsonSchema, _c: JsonSchema, pick: number): Pair => [nudged(a, pick, how), a],
  ),
  (a, b) => [{ ...asObject(b), ...asObject(a) }, a],
  (a, b) => [{ anyOf: [a, b] }, { anyOf: [b, a] }],
  (a, b) => [{ oneOf: [a, b] }, { anyOf: [a, b] }],
  (a, b) => [{ anyOf: [a, b] }, { oneOf: [a, b] }],
  (a, b, c) => [{ anyOf: [a, b] }, c],
  (a, b, c) => [{ oneOf: [a, b] }, { oneOf: [a, b, c] }],
  (a, b, c) => [{ oneOf: [a, b, c] }, { oneOf: [a, b] }],
  (a, b) => [a, { not: b }],
  (a, b) => [{ not: { anyOf: [a, b] } }, { not: a }],
];

/** Schemas about one kind of value, shallow: two of them meet far more often than two of any kind. */
const simple = fc.oneof(listed, types, fc.constantFrom<JsonSchema>({}, true, false));
const FAMILIES: fc.Arbitrary<JsonObject>[] = [
  numbers,
  numbers,
  strings,
  listed,
  types,
  arrays(simple),
  objects(simple),
  unions(simple),
  unions(fc.oneof(numbers, objects(simple))),
  conditions(simple),
  conditions(objects(simple)),
];

const relatives: fc.Arbitrary<Pair> = fc
  .tuple(
    fc.constantFrom(...FAMILIES).chain((family) => fc.tuple(family, family)),
    fc.nat(),
    fc.nat(5),
    fc.nat(3),
  )
  .map(([[a, b], pick, how, way]): Pair => {
    const ways: Pair[] = [
      [a, nudged(a, pick, how)],
      [nudged(a, pick, how), a],
      [a, b],
      [{ ...a, ...b }, a],
    ];
    return ways[way] ?? [a, b];
  });

const strangers: fc.Arbitrary<Pair> = fc
  .tuple(schemas, schemas, schemas, fc.nat(), fc.constantFrom(...RELATIONS))
  .map(([a, b, c, pick, relate]) => relate(a, b, c, pick));

/** The schema a value is sent by and the one it is received by: as they are, or of a property, or of items. */
export const schemaPairs: fc.Arbitrary<Pair> = fc
  .tuple(
    fc.oneof({ arbitrary: relatives, weight: 3 }, { arbitrary: strangers, weight: 2 }),
    fc.constantFrom("here", "here", "property", "items"),
  )
  .map(([[sent, received], place]): Pair => {
    if (place === "property") return [{ properties: { a: sent } }, { properties: { a: received } }];
    return place === "items" ? [{ items: sent }, { items: received }] : [sent, received];
  });
