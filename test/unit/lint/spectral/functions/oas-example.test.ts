import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../../support/property.ts";
import { schemas, values } from "./arbitrary-schemas.ts";
import { bothExamples, type Call, FORMATS } from "./both.ts";

const VERSIONS = {
  "2.0": { draft: "draft4", oasVersion: 2 },
  "3.0": { draft: "draft4", oasVersion: 3 },
  "3.1": { draft: "draft2020-12", oasVersion: 3 },
} as const;

const PATHS = [
  ["components", "schemas", "A"],
  ["components", "requestBodies", "A", "content", "application/json"],
  ["components", "responses", "A", "content", "application/json"],
  ["paths", "/a", "get", "requestBody", "content", "application/json"],
  ["paths", "/a", "get", "responses", "200"],
  ["responses", "A"],
  ["paths", "/a", "get", "parameters", 0],
];

const member = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const without = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** Some schemas are used in several places of one. */
const woven = (schema: fc.Arbitrary<Record<string, unknown>>) =>
  fc.tuple(schema, fc.nat(4)).map(([one, kind]) => {
    if (kind > 0) return one;
    const all = { required: ["a", "b"], properties: { a: one, b: { ...one, readOnly: true } } };
    return { ...all, additionalProperties: { items: one }, not: { ...all, minProperties: 2 } };
  });

function calls(version: keyof typeof VERSIONS): fc.Arbitrary<Omit<Call, "path">> {
  const { draft, oasVersion } = VERSIONS[version];
  const plain = { noNullPrototype: true };
  const named = fc.dictionary(
    fc.constantFrom("one", "2", "a/b"),
    fc.record({ value: values }, { requiredKeys: [], ...plain }),
    { maxKeys: 2, ...plain },
  );
  const optional = { example: member(values), required: member(fc.boolean()) };
  const media = fc
    .record({ ...optional, schema: woven(schemas(draft)), examples: member(fc.oneof(named, values)) })
    .map((object) => ({ input: without(object), options: { oasVersion, schemaField: "schema", type: "media" } }));
  const schema = fc
    .record({ ...optional, schema: schemas(draft), default: member(values), "x-example": member(values) })
    .map(({ schema: keywords, ...rest }) => ({
      input: { ...keywords, ...without(rest) },
      options: { oasVersion, schemaField: "$", type: "schema" },
    }));
  return fc.oneof(media, schema).map((call) => ({ ...call, formats: FORMATS[version] }));
}

describe.each(["2.0", "3.0", "3.1"] as const)("OpenAPI %s", (version) => {
  test("says what Spectral says of every schema and example, wherever it stands", async () => {
    const { ofStock, ofReplacement, asked } = bothExamples();
    const seen = { valid: 0, failing: 0 };
    const places = fc.array(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 3 });
    const property = fc.property(calls(version), places, (call, paths) => {
      const copy = { ...call, input: structuredClone(call.input) };
      const before = asked();
      for (const path of paths) {
        const found = ofReplacement({ ...call, path });
        expect(found).toEqual(ofStock({ ...copy, path }));
        if (asked() === before) seen[JSON.stringify(found).includes("message") ? "failing" : "valid"]++;
      }
    });
    await check(property, 300);
    expect(seen.valid).toBeGreaterThan(60);
    expect(seen.failing).toBeGreaterThan(60);
  });
});

const A_TO_I = Object.fromEntries([..."abcdefghi"].map((name) => [name, { type: "string" }]));

describe("words of Spectral without ajv", () => {
  const { ofStock, ofReplacement, asked } = bothExamples();

  test.each<[string, Record<string, unknown>, unknown]>([
    ["type", { type: "string" }, 1],
    ["type of a list", { type: "array", items: { type: "integer" } }, [1, 1.5]],
    ["nullable", { type: "string", nullable: true, minLength: 1 }, 1],
    ["nullable below", { properties: { "a/b": { type: "string", nullable: true } } }, { "a/b": 1 }],
    ["nullable in a list", { allOf: [{ type: "string", nullable: true }] }, 1],
    ["nullable without type", { allOf: [{ type: "object" }], nullable: true }, {}],
    ["enum", { type: "string", enum: ["open", "closed"] }, "opened"],
    ["enum of numbers", { enum: [1, 2, null] }, 3],
    ["required", { type: "object", required: ["a", "b"] }, { a: 1 }],
    ["additionalProperties", { properties: { a: {} }, additionalProperties: false }, { a: 1, b: 2 }],
    ["of many", { properties: A_TO_I, additionalProperties: { type: "object" } }, { a: "", z: 1 }],
    ["date-time", { type: "string", format: "date-time" }, "2020-01-01"],
    ["int32", { type: "integer", format: "int32" }, 3e9],
    ["maximum", { type: "number", maximum: 1, exclusiveMaximum: true }, 1],
    ["multipleOf", { multipleOf: 0.1 }, 0.3],
    ["minLength", { minLength: 2 }, "🙂"],
    ["uniqueItems", { uniqueItems: true }, [{ a: 1 }, 1, { a: 1 }]],
    ["uniqueItems of texts", { items: { type: "string" }, uniqueItems: true }, ["a", "b", "a", "b"]],
    [
      "anyOf",
      {
        anyOf: [
          { type: "string", enum: ["a"] },
          { type: "object", required: ["a"] },
        ],
      },
      { b: 1 },
    ],
    ["anyOf within", { properties: { a: { anyOf: [{ type: ["string", "null"] }, { minimum: 3 }] } } }, { a: 1 }],
    ["oneOf: none", { oneOf: [{ type: "string" }, { type: "boolean" }] }, 1],
    ["oneOf: two", { oneOf: [{ type: "string" }, { minimum: 0 }, { maximum: 9 }] }, 1],
    ["not", { not: { required: ["a"] } }, { a: 1 }],
    ["a dangling reference", { properties: { a: { $ref: "#/components/schemas/A" } } }, { a: 1 }],
    ["patternProperties", { patternProperties: { "^x-": { type: "string" } } }, { "x-a": 1 }],
    ["propertyNames", { propertyNames: { maxLength: 1 } }, { a: 1, bc: 2 }],
    ["a condition", JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]}}'), { a: 1 }],
    ["a condition in a branch", { anyOf: [{ if: { required: ["a"] }, else: { required: ["b"] } }] }, {}],
    ["pattern", { pattern: "^[a-z]+$" }, "A"],
    ["a pattern that takes a backtracking engine years", { pattern: "^(b+b?)*$" }, "a"],
  ])("%s", (_, schema, example) => {
    const call = { input: { schema, example }, options: { oasVersion: 3, schemaField: "schema", type: "media" } };
    const before = asked();
    expect(ofReplacement(call)).toEqual(ofStock(structuredClone(call)));
    expect(asked()).toBe(before);
  });

  test("patterns take time that is linear in the text", () => {
    const input = { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(60)}!` };
    const before = asked();
    expect(ofReplacement({ input, options: { oasVersion: 3, schemaField: "$", type: "schema" } })).toEqual({
      results: [
        {
          message: '"example" property must match pattern "^(a+)+$"',
          path: ["components", "schemas", "A", "example"],
        },
      ],
    });
    expect(asked()).toBe(before);
  });
});

test("schemas that multiply come to an end, with an error", () => {
  const { ofReplacement } = bothExamples();
  let schema: object = { type: "string", description: "a" };
  for (let times = 0; times < 40; times++) schema = { allOf: [schema, schema] };
  const call = { input: { schema, example: "a" }, options: { oasVersion: 3, schemaField: "schema", type: "media" } };
  expect(ofReplacement(call)).toEqual({ thrown: expect.stringContaining("too many steps") });
});

test("examples that multiply are entered once", () => {
  const { ofReplacement, asked } = bothExamples();
  let example: object = { a: 1 };
  for (let times = 0; times < 40; times++) example = { a: example, b: example };
  const input = { type: "string", "x-example": example, enum: ["a", example], example: 1 };
  const found = ofReplacement({ input, options: { oasVersion: 3, schemaField: "$", type: "schema" } });
  expect(JSON.stringify(found)).toContain("type must be string");
  expect(asked()).toBe(0);
});

describe("what is left to Spectral", () => {
  const { ofStock, ofReplacement, asked } = bothExamples();
  const options = { oasVersion: 3, schemaField: "schema", type: "media" };
  const nested = (depth: number): object => (depth === 0 ? { type: "string" } : { items: nested(depth - 1) });
  const cyclic: Record<string, unknown> = { type: "object" };
  cyclic.properties = { self: cyclic };

  test.each<[string, Omit<Call, "options"> & { options?: unknown }]>([
    ["no object", { input: [] }],
    ["no schema", { input: { example: 1 } }],
    ["a schema that is none", { input: { schema: true, example: 1 } }],
    ["no examples", { input: { schema: { type: "string" } } }],
    ["an example without value", { input: { schema: { type: "string" }, examples: { a: {}, b: [] } } }],
    ["an example elsewhere", { input: { schema: { type: "string" }, examples: { a: { externalValue: "x" } } } }],
    ["options that are none", { input: { schema: {}, example: 1 }, options: { oasVersion: 4 } }],
    ["options too many", { input: { schema: {}, example: 1 }, options: { ...options, more: 1 } }],
    ["a document without format", { input: { schema: { type: "string" }, example: 1 }, formats: null }],
    ["a document of another format", { input: { schema: { type: "string" }, example: 1 }, formats: [] }],
    ["3.2", { input: { schema: { type: "string" }, example: 1 }, formats: FORMATS["3.2"] }],
    [
      "a dialect of its own",
      {
        input: { schema: { type: "string", prefixItems: [false] }, example: [1] },
        formats: FORMATS["3.1"],
        data: { jsonSchemaDialect: "http://json-schema.org/draft-07/schema#" },
      },
    ],
    ["a reference in an unresolved document", { input: { schema: { $ref: "#/a/b" }, example: 1 }, resolved: false }],
    [
      "a schema that is wrong",
      { input: { schema: { required: [] }, examples: { a: { value: 1 }, b: { value: {} } } } },
    ],
    ["a schema with a name", { input: { schema: { id: "http://a/b", type: "string" }, example: 1 } }],
    ["a very deep schema", { input: { schema: nested(150), example: [[[1]]] } }],
    ["a schema within itself", { input: { schema: cyclic, example: { self: {} } } }],
  ])("%s", (_, call) => {
    for (const _time of ["once", "twice"])
      expect(ofReplacement({ options, ...call })).toEqual(ofStock({ options, ...call }));
  });

  test("ajv compiles equal schemas once", () => {
    const input = () => ({ schema: { contains: { type: "string" } }, example: [1] });
    const before = asked();
    for (let times = 0; times < 3; times++)
      expect(ofReplacement({ input: input(), options })).toEqual(ofStock({ input: input(), options }));
    expect(asked() - before).toBe(3);
  });
});

test("examples depend on the side of the wire that they are on, and on nothing else of their place", () => {
  const { replacement } = bothExamples();
  const media = { oasVersion: 3, schemaField: "schema", type: "media" };
  const classes = PATHS.map((path) => replacement.pathClass?.(path, media));
  expect(classes).toEqual([0, 1, 2, 1, 2, 0, 0]);
  expect(PATHS.map((path) => replacement.pathClass?.(path, { ...media, oasVersion: 2 }))).toEqual([
    0, 0, 0, 0, 2, 2, 0,
  ]);
  expect(PATHS.map((path) => replacement.pathClass?.(path, { ...media, type: "schema" }))).toEqual(PATHS.map(() => 0));
});
