import { describe, expect, test } from "vitest";
import { answering, expecting, outcome, sending, taking } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

const LIKE: Record<string, Json[]> = { $: [{ match: "type" }] };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  ...more,
});
const S = { type: "string" };
const I = { type: "integer" };

const like = async (schema: Json, body: Json, rest: JsonObject = {}): Promise<string[]> =>
  outcome(await expecting(answering(schema, rest), body, LIKE));
const exactly = async (schema: Json, body: Json, rest: JsonObject = {}): Promise<string[]> =>
  outcome(await expecting(answering(schema, rest), body));
const send = async (schema: Json, body: Json, rest: JsonObject = {}): Promise<string[]> =>
  outcome(await sending(taking(schema, rest), body));

const VARIANT = "at-risk response-variant-possible response.body";

describe("unions", () => {
  const card = object({ kind: { const: "card" }, digits: S });
  const cash = object({ kind: { const: "cash" }, amount: I });
  const both = { oneOf: [card, cash] };

  test.each<[string, JsonObject, Json, string[]]>([
    ["what all alternatives have", both, { kind: "card" }, []],
    ["what one of them has", both, { digits: "1111" }, [VARIANT]],
    ["what none has", both, { other: 1 }, ["breaks response-property-not-described response.body.other"]],
    [
      "what no one has together",
      both,
      { digits: "1111", amount: 1 },
      ["breaks response-property-not-described response.body.amount"],
    ],
    ["anyOf: several at once", { anyOf: [card, object({ amount: I })] }, { digits: "1", amount: 1 }, [VARIANT]],
    ["allOf: all at once", { allOf: [card, object({ amount: I })] }, { digits: "1", amount: 1 }, []],
    [
      "allOf: types that exclude one another",
      { allOf: [S, I] },
      "x",
      ["breaks response-type-impossible response.body"],
    ],
    ["scalars", { oneOf: [S, I] }, "x", ["at-risk response-type-not-guaranteed response.body"]],
    [
      "a union and null",
      { oneOf: [card, { type: "null" }] },
      { digits: "1" },
      ["at-risk response-null-possible response.body"],
    ],
    ["a union of one", { oneOf: [card] }, { digits: "1" }, []],
    ["unions within", { oneOf: [card, { oneOf: [cash, object({ voucher: S })] }] }, { voucher: "x" }, [VARIANT]],
    [
      "beside properties",
      { ...object({ id: I }), oneOf: [object({ a: S }), object({ b: S })] },
      { id: 1, a: "x" },
      [VARIANT],
    ],
  ])("%s", async (_, schema, body, expected) => expect(await like(schema, body)).toEqual(expected));

  test("by value, the example says which alternative is meant", async () => {
    expect(await exactly(both, { kind: "card", digits: "1111" })).toEqual([
      "pinned response-variant-possible response.body",
    ]);
    expect(await exactly(both, { kind: "gift" })).toEqual(["breaks response-value-impossible response.body.kind"]);
    expect(await exactly(both, { kind: "cash", digits: "1111" })).toHaveLength(1);
  });

  test("requests", async () => {
    expect(await send(both, { kind: "card", digits: "1" })).toEqual([]);
    expect(await send(both, { kind: "card", amount: 1 })).toEqual(["breaks request-body-refused request.body"]);
    expect(await send({ oneOf: [object({ a: S }), object({ b: S })] }, { a: "x", b: "x" })).toEqual([
      "breaks request-body-refused request.body",
    ]);
    expect(await send({ anyOf: [object({ a: S }), object({ b: S })] }, { a: "x", b: "x" })).toEqual([]);
    expect(await send({ allOf: [object({ a: S }), object({ b: S })] }, { a: "x" })).toEqual([
      "breaks request-body-refused request.body",
    ]);
  });
});

describe("discriminators", () => {
  const schemas = { Card: object({ kind: S, digits: S }), Cash: object({ kind: S, amount: I }) };
  const refs = [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Cash" }];
  const rest = { components: { schemas } };
  const byName = { oneOf: refs, discriminator: { propertyName: "kind" } };
  const mapped = {
    oneOf: refs,
    discriminator: { propertyName: "kind", mapping: { c: "#/components/schemas/Card", m: "Cash" } },
  };

  test.each<[string, JsonObject, Json, string[]]>([
    ["by the name of the schema", byName, { kind: "Card", digits: "1" }, []],
    [
      "another schema's property",
      byName,
      { kind: "Card", amount: 1 },
      ["breaks response-property-not-described response.body.amount"],
    ],
    ["a name nobody has", byName, { kind: "Gift" }, ["breaks response-value-impossible response.body"]],
    ["by the mapping", mapped, { kind: "c", digits: "1" }, []],
    ["by the name in the mapping", mapped, { kind: "m", amount: 1 }, []],
    [
      "mapped to another",
      mapped,
      { kind: "m", digits: "1" },
      ["breaks response-property-not-described response.body.digits"],
    ],
    ["names stay valid beside a mapping", mapped, { kind: "Cash", amount: 1 }, []],
    ["a name of every object", mapped, { kind: "constructor" }, ["breaks response-value-impossible response.body"]],
    ["no name in the example", byName, { digits: "1" }, [VARIANT]],
  ])("%s", async (_, schema, body, expected) =>
    expect((await exactly(schema, body, rest)).map((line) => line.replace(/^pinned/, "at-risk"))).toEqual(expected),
  );
});

test("a discriminator where the example is no object, or has no name", async () => {
  const schemas = { Card: object({ kind: S }), Cash: object({ kind: S, amount: I }) };
  const oneOf = [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Cash" }, { type: "string" }];
  const schema = { oneOf, discriminator: { propertyName: "kind" } };
  const rest = { components: { schemas } };
  expect(await exactly(schema, "x", rest)).toEqual([VARIANT.replace("at-risk", "pinned")]);
  expect(await exactly(schema, { amount: 1 }, rest)).toEqual([VARIANT.replace("at-risk", "pinned")]);
  expect(await exactly(schema, { kind: 5 }, rest)).toContain("breaks response-type-impossible response.body.kind");
});

test("what is sent is noted at the alternative that takes it, as deep as alternatives go", async () => {
  const inner = { oneOf: [object({ a: S }), object({ b: object({ c: I }) })] };
  const { usage, mismatches } = await sending(taking({ oneOf: [inner, object({ z: S })] }), { b: { c: 1 }, other: 1 });
  const places = usage?.uses.find(({ at }) => at === "request.body.b.c")?.nodes.map(({ key }) => key);
  expect(places).toContain("c");
  expect(mismatches.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
    "request-property-not-described request.body.other",
  ]);
});

describe("inheritance by a discriminator", () => {
  const Pet = (discriminator: Json) => object({ kind: S }, { discriminator });
  const child = (place: string) => ({ allOf: [{ $ref: `#/${place}/Pet` }, object({ meow: I })] });
  const CHILD = ["breaks response-property-not-described response.body.meow"];

  test.each<[string, string, Json, JsonObject]>([
    ["OpenAPI 3", "components/schemas", { propertyName: "kind", mapping: { c: "#/components/schemas/Cat" } }, {}],
    ["Swagger 2", "definitions", "kind", { swagger: "2.0" }],
  ])("%s", async (_, place, discriminator, version) => {
    const schemas = { Pet: Pet(discriminator), Cat: child(place) };
    const rest = version.swagger ? { ...version, definitions: schemas } : { components: { schemas } };
    const schema = { $ref: `#/${place}/Pet` };
    const description = version.swagger
      ? { ...answering({}, rest), paths: { "/": { get: { responses: { "200": { description: "", schema } } } } } }
      : answering(schema, rest);
    const judge = async (body: Json, rules?: Record<string, Json[]>) =>
      outcome(await expecting(description, body, rules));
    expect(await judge({ kind: "Cat", meow: 1 })).toEqual(["pinned response-variant-possible response.body"]);
    expect(await judge({ kind: "Cat", meow: 1 }, LIKE)).toEqual([VARIANT]);
    expect(await judge({ kind: "Cat", meow: "x" })).toHaveLength(1);
    expect(await judge({ kind: "Cat", bark: 1 })).toEqual([
      "breaks response-property-not-described response.body.bark",
    ]);
    expect(await judge({ kind: "Dog", meow: 1 })).toEqual(CHILD);
    expect(await judge({ kind: "__proto__", meow: 1 })).toEqual(CHILD);
    if (!version.swagger)
      expect(await judge({ kind: "c", meow: 1 })).toEqual(["pinned response-variant-possible response.body"]);
  });
});

describe("null", () => {
  const dialects: [string, JsonObject, JsonObject][] = [
    ["2.0, x-nullable", { type: "string", "x-nullable": true }, { swagger: "2.0" }],
    ["3.0, nullable", { type: "string", nullable: true }, { openapi: "3.0.3" }],
    ["3.1, type", { type: ["string", "null"] }, {}],
    ["3.1, anyOf", { anyOf: [S, { type: "null" }] }, {}],
  ];
  /** Swagger 2 has schemas of its own place. */
  const answer = (schema: Json, rest: JsonObject): JsonObject =>
    rest.swagger
      ? {
          ...answering({}, rest),
          paths: {
            "/": { get: { produces: ["application/json"], responses: { "200": { description: "", schema } } } },
          },
        }
      : answering(schema, rest);

  test.each(dialects)("%s", async (_, schema, rest) => {
    const judge = async (body: Json, rules?: Record<string, Json[]>) =>
      outcome(await expecting(answer(object({ a: schema }), rest), { a: body }, rules));
    expect(await judge("x", LIKE)).toEqual(["at-risk response-null-possible response.body.a"]);
    expect(await judge("x")).toEqual(["pinned response-null-possible response.body.a"]);
    expect(await judge(null)).toEqual([]);
    expect(await judge(1)).toEqual(["breaks response-type-impossible response.body.a"]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["nullable in 3.1", { type: "string", nullable: true }, {}],
    ["nullable in 2.0", { type: "string", nullable: true }, { swagger: "2.0" }],
    ["x-nullable in 3.0", { type: "string", "x-nullable": true }, { openapi: "3.0.3" }],
  ])("%s says nothing", async (_, schema, rest) => {
    const report = await expecting(answer(object({ a: schema }), rest), { a: null });
    expect(outcome(report)).toEqual(["breaks response-type-impossible response.body.a"]);
  });

  test("an enumeration of 3.0 must list null too", async () => {
    const schema = (values: Json[]) => object({ a: { type: "string", nullable: true, enum: values } });
    const judge = async (values: Json[]) =>
      outcome(await expecting(answering(schema(values), { openapi: "3.0.3" }), { a: null }));
    expect(await judge(["x", null])).toEqual([]);
  });
});

describe("objects", () => {
  const UNDESCRIBED = "response-property-not-described response.body.x";
  /** Its type is nobody's promise either; that goes without saying. */
  const ANYTHING = [
    "pinned response-null-possible response.body.x",
    "pinned response-type-not-guaranteed response.body.x",
  ];

  test.each<[string, JsonObject, string[]]>([
    ["listed properties close", { properties: { a: S } }, [`breaks ${UNDESCRIBED}`]],
    ["additionalProperties: false", { additionalProperties: false }, [`breaks ${UNDESCRIBED}`]],
    [
      "additionalProperties: true",
      { properties: { a: S }, additionalProperties: true },
      [`at-risk ${UNDESCRIBED}`, ...ANYTHING],
    ],
    ["nothing listed", {}, [`at-risk ${UNDESCRIBED}`, ...ANYTHING]],
    [
      "a schema for others",
      { properties: { a: S }, additionalProperties: I },
      ["pinned response-property-optional response.body.x"],
    ],
    [
      "a schema for others that does not fit",
      { additionalProperties: S },
      ["breaks response-type-impossible response.body.x", "pinned response-property-optional response.body.x"],
    ],
    ["a pattern", { patternProperties: { "^x": I } }, ["pinned response-property-optional response.body.x"]],
    [
      "a pattern that does not fit",
      { patternProperties: { "^y": I }, additionalProperties: false },
      [`breaks ${UNDESCRIBED}`],
    ],
    ["a pattern that forbids", { patternProperties: { "^x": false } }, [`breaks ${UNDESCRIBED}`]],
    ["a property that is never there", { properties: { x: false } }, [`breaks ${UNDESCRIBED}`]],
    ["required and undescribed", { required: ["x"], additionalProperties: I }, []],
    [
      "listed in another conjunct",
      { allOf: [{ properties: { a: S } }, { required: ["x"], properties: { x: I } }] },
      [],
    ],
    [
      "closed in another conjunct",
      { required: ["x"], properties: { x: I }, allOf: [{ properties: { a: S }, additionalProperties: false }] },
      [`breaks ${UNDESCRIBED}`],
    ],
  ])("%s", async (_, schema, expected) =>
    expect(await like({ type: "object", ...schema }, { x: 1 })).toEqual(expected),
  );

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", ""])("a property called %j", async (name) => {
    const body = JSON.parse(`{${JSON.stringify(name)}: 1}`) as Json;
    const at = name === "" ? "['']" : `.${name}`;
    expect(await like(object({ a: S }), body)).toEqual([`breaks response-property-not-described response.body${at}`]);
    const described = JSON.parse(
      `{"type":"object","required":[${JSON.stringify(name)}],"properties":{${JSON.stringify(name)}:{"type":"integer"}}}`,
    ) as Json;
    expect(await like(described, body)).toEqual([]);
  });
});

describe("lists", () => {
  test.each<[string, JsonObject, Json, string[]]>([
    ["items", { items: I }, [1, "x"], ["breaks response-type-impossible response.body[*]"]],
    ["positions", { prefixItems: [S, I] }, ["x", 1], []],
    [
      "positions that do not fit",
      { prefixItems: [S, I] },
      [1, "x"],
      ["breaks response-type-impossible response.body[*]", "breaks response-type-impossible response.body[*]"],
    ],
    [
      "after the positions",
      { prefixItems: [S], items: I },
      ["x", "y"],
      ["breaks response-type-impossible response.body[*]"],
    ],
    [
      "no more than the positions",
      { prefixItems: [S], items: false },
      ["x", "y"],
      ["breaks response-property-not-described response.body[*]"],
    ],
  ])("%s", async (_, schema, body, expected) =>
    expect(await like({ type: "array", ...schema }, body)).toEqual(expected),
  );
});

test("a list that never repeats an item", async () => {
  const unique = { type: "array", uniqueItems: true };
  expect(await exactly({ ...unique, minItems: 2, maxItems: 2, items: I }, [1, 1])).toEqual([
    "breaks response-value-impossible response.body",
  ]);
  expect(await exactly({ ...unique, minItems: 2, maxItems: 2, items: I }, [1, 2])).toEqual([]);
  expect(await like({ ...unique, items: I }, [1, 1])).toEqual([]);
  const parts = { ...unique, minItems: 2, maxItems: 2, items: object({ a: I, b: I }) };
  expect(await exactly(parts, [{ a: 1 }, { a: 1 }])).toEqual([]);
});

describe("recursion", () => {
  const rest = {
    components: {
      schemas: {
        Tree: object({ name: S, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }),
        Self: { $ref: "#/components/schemas/Self" },
        Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, object({ a: S })] },
        Union: { oneOf: [{ $ref: "#/components/schemas/Union" }, S] },
      },
    },
  };
  const tree = { $ref: "#/components/schemas/Tree" };
  const nested = (depth: number, leaf: Json): Json =>
    depth === 0 ? leaf : { name: "n", children: [nested(depth - 1, leaf)] };

  test("as deep as the example goes", async () => {
    expect(await like(tree, nested(5, { name: "leaf" }), rest)).toEqual([]);
    expect(await like(tree, nested(5, { name: 1 }), rest)).toEqual([
      `breaks response-type-impossible response.body${".children[*]".repeat(5)}.name`,
    ]);
    expect(await send(tree, nested(5, { name: 1, children: [] }), rest)).toEqual([
      `breaks request-body-refused request.body${".children[*]".repeat(5)}.name`,
    ]);
  });

  test("a schema within itself", async () => {
    expect(await like({ $ref: "#/components/schemas/Loop" }, { a: "x" }, rest)).toEqual([]);
    expect(await like({ $ref: "#/components/schemas/Loop" }, { a: 1 }, rest)).toEqual([
      "breaks response-type-impossible response.body.a",
    ]);
    expect(await like({ $ref: "#/components/schemas/Union" }, 1, rest)).not.toEqual([]);
  });

  test("very deep bodies and wide unions are not examined for ever", async () => {
    const deep = await send(tree, nested(60, { name: "leaf", children: [] }), rest);
    expect(deep.every((line) => line.startsWith("unverified"))).toBe(true);
    const wide = {
      allOf: Array.from({ length: 8 }, (_, index) => ({
        oneOf: [object({ [`a${index}`]: S }), object({ [`b${index}`]: S })],
      })),
    };
    expect(await like(wide, { a0: "x" })).toEqual(["unverified response-not-examined response.body"]);
  });
});

describe("Swagger 2 and OpenAPI 3.0", () => {
  test("boolean bounds exclude", async () => {
    const schema = object({ a: { type: "integer", minimum: 5, exclusiveMinimum: true } });
    for (const [a, isTaken] of [
      [5, false],
      [6, true],
    ] as const)
      expect((await send(schema, { a }, { openapi: "3.0.3" })).length === 0).toBe(isTaken);
  });

  test("what stands beside a reference is not there before 3.1", async () => {
    const rest = { components: { schemas: { Text: S } } };
    const schema = object({ a: { $ref: "#/components/schemas/Text", maxLength: 1 } });
    expect(await send(schema, { a: "long" }, { ...rest, openapi: "3.0.3" })).toEqual([]);
    expect(await send(schema, { a: "long" }, rest)).toEqual(["breaks request-body-refused request.body.a"]);
  });

  test("numbers that no double holds are compared exactly", async () => {
    const schema = object({ a: { type: "integer", maximum: Number.MAX_SAFE_INTEGER } });
    expect(await send(schema, { a: Number.MAX_SAFE_INTEGER }, {})).toEqual([]);
    expect(await send(schema, { a: Number.MAX_SAFE_INTEGER + 1 }, {})).toEqual([
      "breaks request-body-refused request.body.a",
    ]);
  });
});
