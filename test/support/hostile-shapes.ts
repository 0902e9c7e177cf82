import type { JsonObject } from "./json.ts";

type Json = JsonObject[string];

/** A description that grows with `size`, and what is to be said when its far end is edited. */
export interface Shape {
  what: string;
  make(size: number, edited: boolean): JsonObject;
  /** The rule that names the edit. */
  finds: string;
  /** A size at which everything that is worse than linear shows. */
  size: number;
}

/** What stands at the far end. */
const leaf = (edited: boolean): JsonObject => ({ type: edited ? "integer" : "string" });

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const body = (schema: Json): JsonObject => ({ "application/json": { schema } });
const ok = (schema: Json): JsonObject => ({ "200": { description: "ok", content: body(schema) } });

const api = (paths: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Shape", version: "1" },
  paths,
  ...more,
});

/** A schema that is sent and read. */
const exchanged = (schema: Json, schemas: JsonObject = {}): JsonObject =>
  api(
    { "/a": { post: { requestBody: { content: body(schema) }, responses: ok(schema) } } },
    { components: { schemas } },
  );

const count = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index));
const named = (size: number, make: (index: number) => [string, Json]): JsonObject =>
  Object.fromEntries(count(size, make));

/** The last of many is the edited one. */
const isLast = (index: number, size: number, edited: boolean): boolean => edited && index === size - 1;

const schemaShape = (
  what: string,
  size: number,
  schema: (size: number, edited: boolean) => Json,
  finds = "type-changed",
): Shape => ({ what, size, finds, make: (n, edited) => exchanged(schema(n, edited)) });

/** S0 is the far end, every other schema is made of the one before it. */
const chain = (what: string, size: number, link: (next: JsonObject) => JsonObject, finds = "type-changed"): Shape => ({
  what,
  size,
  finds,
  make: (n, edited) =>
    exchanged(
      ref(`S${n - 1}`),
      named(n, (index) => [`S${index}`, index === 0 ? leaf(edited) : link(ref(`S${index - 1}`))]),
    ),
});

/** Schemas that all refer to each other; the last one is also edited. */
const dense = (
  what: string,
  size: number,
  all: (refs: JsonObject[]) => JsonObject,
  finds = "required-request-property-added",
): Shape => ({
  what,
  size,
  finds,
  make: (n, edited) => {
    const refs = count(n, (index) => ref(`S${index}`));
    return exchanged(
      ref("S0"),
      named(n, (index) => [
        `S${index}`,
        { type: "object", ...(index === n - 1 ? { required: [edited ? "a" : "b"] } : {}), ...all(refs) },
      ]),
    );
  },
});

const inNames = (refs: JsonObject[]): JsonObject => Object.fromEntries(refs.map((one, index) => [`p${index}`, one]));

export const CHAINS: Shape[] = [
  chain("a chain of properties", 10_000, (next) => ({ type: "object", properties: { next } })),
  chain("a chain of items", 10_000, (items) => ({ type: "array", items })),
  chain("a chain of tuples", 10_000, (next) => ({ type: "array", prefixItems: [next] })),
  chain("a chain of maps", 10_000, (additionalProperties) => ({ type: "object", additionalProperties })),
  chain("a chain of patterns", 10_000, (next) => ({ type: "object", patternProperties: { "^a": next } })),
  chain("a chain of anyOf", 10_000, (next) => ({ anyOf: [next, { type: "array", items: { type: "string" } }] })),
  chain("a chain of oneOf", 10_000, (next) => ({ oneOf: [next, { type: "array", items: { type: "string" } }] })),
  chain("a chain of anyOf of one", 10_000, (next) => ({ anyOf: [next] })),
  chain("a chain of not", 10_000, (not) => ({ not }), "not-changed"),
  chain(
    "a chain of conditions",
    10_000,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    (next) => ({ if: { type: "object" }, then: next, else: { type: "null" } }),
    "conditional-changed",
  ),
  chain("a chain of contains", 10_000, (contains) => ({ type: "array", contains }), "contains-changed"),
  chain("a chain of property names", 10_000, (propertyNames) => ({ propertyNames }), "property-names-changed"),
  chain("a chain of allOf", 10_000, (next) => ({ allOf: [next], minProperties: 1 })),
  chain("a chain of bare allOf", 10_000, (next) => ({ allOf: [next] })),
  chain("a chain of references", 10_000, (next) => next),
  chain("properties doubled", 5_000, (next) => ({ type: "object", properties: { a: next, b: next } })),
  chain("items and maps doubled", 5_000, (next) => ({ items: next, additionalProperties: next })),
  chain("allOf doubled", 60, (next) => ({ allOf: [next, next] })),
  chain("allOf doubled beside a word", 60, (next) => ({ minProperties: 1, allOf: [next, { ...next }] })),
  chain("anyOf doubled", 60, (next) => ({ anyOf: [next, { ...next }] })),
  chain("anyOf doubled beside a word", 60, (next) => ({
    anyOf: [
      { ...next, minProperties: 1 },
      { ...next, minProperties: 2 },
    ],
  })),
  chain("oneOf doubled beside a word", 60, (next) => ({
    oneOf: [
      { ...next, maxProperties: 1 },
      { ...next, minProperties: 2 },
    ],
  })),
  chain("not doubled", 60, (next) => ({ not: { anyOf: [next, { not: next }] } }), "not-changed"),
];

export const DENSE: Shape[] = [
  dense("dense properties", 240, (refs) => ({ properties: { ...inNames(refs) } })),
  dense("dense items", 240, (refs) => ({ prefixItems: refs })),
  dense("dense oneOf", 120, (oneOf) => ({ oneOf })),
  dense("dense anyOf", 120, (anyOf) => ({ anyOf })),
  dense("dense allOf", 240, (allOf) => ({ allOf })),
  dense("dense not", 120, (anyOf) => ({ not: { anyOf } }), "not-changed"),
  dense("dense properties with choices", 60, (refs) => ({
    properties: Object.fromEntries(
      refs.map((one, index) => [`p${index}`, { oneOf: [one, { type: "null" }, { type: "array", items: one }] }]),
    ),
  })),
];

const word = (index: number, size: number, edited: boolean): string =>
  isLast(index, size, edited) ? "other" : `value-${index}`;

const enumOf = (n: number, edited: boolean, make: (text: string, index: number) => Json = (text) => text): Json[] =>
  count(n, (index) => make(word(index, n, edited), index));

export const LISTS: Shape[] = [
  schemaShape("an enumeration", 100_000, (n, edited) => ({ enum: enumOf(n, edited) }), "enum-value-removed"),
  schemaShape(
    "an enumeration turned round",
    100_000,
    (n, edited) => ({ enum: edited ? enumOf(n, true).reverse() : enumOf(n, false) }),
    "enum-value-removed",
  ),
  schemaShape(
    "an enumeration of objects turned round",
    40_000,
    (n, edited) => {
      const values = enumOf(n, edited, (id, index) => ({ id, index }));
      return { enum: edited ? values.reverse() : values };
    },
    "enum-value-removed",
  ),
  schemaShape(
    "an enumeration of numbers",
    100_000,
    (n, edited) => ({ enum: count(n, (index) => (isLast(index, n, edited) ? -1 : index)).reverse() }),
    "enum-value-removed",
  ),
  schemaShape(
    "two enumerations joined",
    50_000,
    (n, edited) => ({ allOf: [{ enum: enumOf(n, edited) }, { enum: [...enumOf(n, edited), "more"] }] }),
    "enum-value-removed",
  ),
  schemaShape(
    "constants in oneOf",
    50_000,
    (n, edited) => ({ oneOf: enumOf(n, edited, (text) => ({ const: text })) }),
    "enum-value-removed",
  ),
  schemaShape(
    "an enumeration that is replaced",
    100_000,
    (n, edited) => ({ enum: count(n, (index) => `${edited ? "new" : "old"}-${index}`) }),
    "enum-replaced",
  ),
  schemaShape(
    "an enumeration of each side",
    50_000,
    (n, edited) => ({ type: "object", properties: { a: { type: "string", enum: enumOf(n, edited) } } }),
    "enum-value-removed",
  ),
  schemaShape("properties", 100_000, (n, edited) => ({
    type: "object",
    properties: named(n, (index) => [`p${index}`, leaf(isLast(index, n, edited))]),
  })),
  schemaShape(
    "properties that are all removed",
    50_000,
    (n, edited) => ({
      type: "object",
      properties: named(n, (index) => [`${edited ? "q" : "p"}${index}`, leaf(false)]),
    }),
    "response-optional-property-removed",
  ),
  schemaShape("properties that are all edited", 20_000, (n, edited) => ({
    type: "object",
    properties: named(n, (index) => [`p${index}`, leaf(edited)]),
  })),
  schemaShape(
    "required names",
    100_000,
    (n, edited) => ({
      type: "object",
      required: edited ? count(n - 1, (index) => `p${index}`) : count(n, (index) => `p${index}`),
    }),
    "response-property-removed",
  ),
  schemaShape(
    "required names turned round",
    50_000,
    (n, edited) => {
      const names = count(n, (index) => `p${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, leaf(false)]));
      return { type: "object", properties, required: edited ? names.slice(1).reverse() : names };
    },
    "response-property-became-optional",
  ),
  schemaShape(
    "required names that all go",
    20_000,
    (n, edited) => {
      const names = count(n, (index) => `p${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, leaf(false)]));
      return { type: "object", properties, ...(edited ? {} : { required: names }) };
    },
    "response-property-became-optional",
  ),
  schemaShape("many properties joined from many parts", 900, (n, edited) => ({
    allOf: count(n, (index) => ({
      type: "object",
      properties: named(20, (at) => [`p${index}-${at}`, leaf(isLast(index, n, edited) && at === 19)]),
    })),
  })),
  schemaShape("positions of a tuple", 50_000, (n, edited) => ({
    type: "array",
    prefixItems: count(n, (index) => leaf(isLast(index, n, edited))),
  })),
  schemaShape("patterns for names", 10_000, (n, edited) => ({
    type: "object",
    patternProperties: named(n, (index) => [`^p${index}$`, leaf(isLast(index, n, edited))]),
  })),
  schemaShape("patterns times properties", 1_000, (n, edited) => ({
    type: "object",
    properties: named(n, (index) => [`p${index}`, { maxLength: 9 }]),
    patternProperties: named(n, (index) => [`^p${index}`, leaf(isLast(index, n, edited))]),
  })),
  schemaShape(
    "dependent names",
    20_000,
    (n, edited) => ({
      dependentRequired: named(n, (index) => [`p${index}`, [isLast(index, n, edited) ? "other" : "a"]]),
    }),
    "dependent-required-changed",
  ),
  schemaShape("a long text", 7_000_000, (n, edited) => ({ description: "a".repeat(n), ...leaf(edited) })),
  schemaShape(
    "a long pattern",
    1_000_000,
    (n, edited) => ({ type: "string", pattern: `^${"a".repeat(n)}${edited ? "b" : ""}$` }),
    "pattern-changed",
  ),
  schemaShape(
    "a pattern of many choices",
    20_000,
    (n, edited) => ({ type: "string", pattern: `^(?:${count(n, (index) => word(index, n, edited)).join("|")})$` }),
    "pattern-changed",
  ),
  schemaShape(
    "a pattern that repeats repeats",
    30,
    (n, edited) => ({ type: "string", pattern: `^${"(".repeat(n)}a${"{1,9})".repeat(n)}${edited ? "b" : ""}$` }),
    "pattern-changed",
  ),
  schemaShape(
    "negations",
    10_000,
    (n, edited) => ({
      allOf: count(Math.min(n, 900), (index) => ({ not: { required: [word(index, Math.min(n, 900), edited)] } })),
    }),
    "not-changed",
  ),
  schemaShape(
    "conditions",
    900,
    (n, edited) => ({
      allOf: count(n, (index) => ({
        if: { properties: { kind: { const: `k${index}` } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { [`p${index}`]: leaf(isLast(index, n, edited)) } },
      })),
    }),
    "conditional-changed",
  ),
];

const branch = (index: number, n: number, edited: boolean): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: `k${index}` }, value: leaf(isLast(index, n, edited)) },
});

const components = (n: number, edited: boolean, prefix = "B"): JsonObject =>
  named(n, (index) => [`${prefix}${index}`, branch(index, n, edited)]);

export const CHOICES: Shape[] = [
  schemaShape("inline branches", 10_000, (n, edited) => ({ oneOf: count(n, (index) => branch(index, n, edited)) })),
  schemaShape("inline branches turned round", 10_000, (n, edited) => {
    const oneOf = count(n, (index) => branch(index, n, edited));
    return { oneOf: edited ? oneOf.reverse() : oneOf };
  }),
  schemaShape("titled branches turned round", 10_000, (n, edited) => {
    const oneOf = count(n, (index) => ({
      title: `T${index}`,
      type: "object",
      properties: { [`p${index}`]: leaf(isLast(index, n, edited)) },
    }));
    return { oneOf: edited ? oneOf.reverse() : oneOf };
  }),
  schemaShape(
    "plain branches turned round, one gone",
    10_000,
    (n, edited) => {
      const anyOf = count(n, (index) => ({
        type: "object",
        required: [`p${index}`],
        properties: { [`p${index}`]: leaf(false) },
      }));
      return { anyOf: edited ? anyOf.slice(1).reverse() : anyOf };
    },
    "union-branch-removed",
  ),
  schemaShape(
    "branches that are all others",
    3_000,
    (n, edited) => ({ anyOf: count(n, (index) => ({ type: "object", required: [`${edited ? "q" : "p"}${index}`] })) }),
    "union-branch-removed",
  ),
  {
    what: "referenced branches",
    size: 10_000,
    finds: "type-changed",
    make: (n, edited) => exchanged({ oneOf: count(n, (index) => ref(`B${index}`)) }, components(n, edited)),
  },
  {
    what: "referenced branches turned round",
    size: 10_000,
    finds: "type-changed",
    make: (n, edited) => {
      const oneOf = count(n, (index) => ref(`B${index}`));
      return exchanged({ oneOf: edited ? oneOf.reverse() : oneOf }, components(n, edited));
    },
  },
  {
    what: "referenced branches renamed",
    size: 10_000,
    finds: "type-changed",
    make: (n, edited) => {
      const prefix = edited ? "Renamed" : "B";
      return exchanged({ oneOf: count(n, (index) => ref(`${prefix}${index}`)) }, components(n, edited, prefix));
    },
  },
  {
    what: "referenced branches renamed, without tags",
    size: 5_000,
    finds: "union-branch-removed",
    make: (n, edited) => {
      const prefix = edited ? "Renamed" : "B";
      const schemas = named(n, (index) => [
        `${prefix}${index}`,
        { type: "object", properties: { [`p${index}`]: leaf(false) } },
      ]);
      const oneOf = count(n, (index) => ref(`${prefix}${index}`)).reverse();
      return exchanged({ oneOf: edited ? oneOf.slice(1) : oneOf }, schemas);
    },
  },
  {
    what: "branches with a mapping",
    size: 5_000,
    finds: "discriminator-mapping-removed",
    make: (n, edited) => {
      const mapping = named(n, (index) => [
        isLast(index, n, edited) ? "other" : `k${index}`,
        `#/components/schemas/B${index}`,
      ]);
      const oneOf = count(n, (index) => ref(`B${index}`));
      return exchanged({ oneOf, discriminator: { propertyName: "kind", mapping } }, components(n, false));
    },
  },
  {
    what: "a mapping and nothing else",
    size: 100_000,
    finds: "discriminator-mapping-removed",
    make: (n, edited) => {
      const mapping = named(n, (index) => [
        isLast(index, n, edited) ? "other" : `k${index}`,
        "#/components/schemas/B0",
      ]);
      return exchanged(
        { oneOf: [ref("B0"), ref("B1")], discriminator: { propertyName: "kind", mapping } },
        components(2, false),
      );
    },
  },
  schemaShape(
    "a schema that becomes a choice",
    10_000,
    (n, edited) => (edited ? { oneOf: count(n, (index) => branch(index, n, false)) } : branch(0, 1, false)),
    "union-branch-added",
  ),
  schemaShape("choices side by side", 900, (n, edited) => ({
    allOf: count(n, (index) => ({
      anyOf: [{ required: [`p${index}`] }, { properties: { a: leaf(isLast(index, n, edited)) } }],
    })),
  })),
];

/** Shapes that more of would not be judged: what is refused, and by which limit. */
export const LIMITED: ReadonlyMap<string, string> = new Map([
  ["a chain of allOf", "joinedSchemas"],
  ["a chain of bare allOf", "joinedSchemas"],
  ["a chain of anyOf of one", "joinedSchemas"],
  ["a chain of references", "referenceChain"],
  ["dense allOf", "joinedSchemas"],
  ["branches that are all others", "branchPairs"],
  ["a schema that becomes a choice", "branchPairs"],
]);
