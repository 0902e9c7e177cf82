import { describe, expect, test } from "vitest";
import { answering, describing, expecting, hold, outcome } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

const OK: string[] = [];
const NO_TYPE = ["breaks response-type-impossible response.body.a"];
const OTHER_TYPE = ["at-risk response-type-not-guaranteed response.body.a"];
const NULL = ["at-risk response-null-possible response.body.a"];
const NO_VALUE = ["breaks response-value-impossible response.body.a"];
const OTHER_VALUE = ["at-risk response-value-not-guaranteed response.body.a"];
const FREE_TEXT = ["pinned response-value-not-guaranteed response.body.a"];
const NO_LENGTH = ["breaks response-length-impossible response.body.a"];
const OTHER_LENGTH = ["at-risk response-length-not-guaranteed response.body.a"];
const FREE_LENGTH = ["pinned response-length-not-guaranteed response.body.a"];
const UNKNOWN = ["unverified response-not-examined response.body.a"];

/** A property `a` of this schema, always there. */
const having = (a: Json, rest: JsonObject = {}): JsonObject =>
  answering({ type: "object", required: ["a"], properties: { a } }, rest);

/** What becomes of `{"a": example}` with these matchers at `$.a`. */
const judge = async (matchers: Json[], example: Json, schema: Json, rest: JsonObject = {}): Promise<string[]> =>
  outcome(await expecting(having(schema, rest), { a: example }, { "$.a": matchers }));

const enumeration = { type: "string", enum: ["open", "paid", "void"] };
const list = (more: JsonObject = {}): JsonObject => ({ type: "array", items: { type: "string" }, ...more });
const regex = (pattern: string): Json => ({ match: "regex", regex: pattern });

describe.each<[string, Json, Json, [schema: Json, expected: string[]][]]>([
  [
    "type, a text",
    { match: "type" },
    "x",
    [
      [{ type: "string" }, OK],
      [{ type: "string", maxLength: 0 }, OK],
      [enumeration, OK],
      [{ const: "y" }, OK],
      [{ type: "integer" }, NO_TYPE],
      [{ enum: [1, 2] }, NO_TYPE],
      [{ type: "null" }, NO_TYPE],
      [{ type: ["string", "null"] }, NULL],
      [{ type: ["string", "integer"] }, OTHER_TYPE],
      [{ enum: ["a", 1] }, OTHER_TYPE],
      [{ type: ["string", "integer", "null"] }, [...NULL, ...OTHER_TYPE]],
    ],
  ],
  [
    "type, a number",
    { match: "type" },
    1,
    [
      [{ type: "integer" }, OK],
      [{ type: "number" }, OK],
      [{ type: "string" }, NO_TYPE],
      [{ type: "boolean" }, NO_TYPE],
      [{ type: ["number", "string"] }, OTHER_TYPE],
    ],
  ],
  [
    "type, a boolean",
    { match: "type" },
    true,
    [
      [{ type: "boolean" }, OK],
      [{ const: false }, OK],
      [{ type: "string" }, NO_TYPE],
    ],
  ],
  [
    "type, null",
    { match: "type" },
    null,
    [
      [{ type: "null" }, OK],
      [{ type: ["string", "null"] }, OTHER_TYPE],
      [{ type: "string" }, NO_TYPE],
    ],
  ],
  [
    "type, a list of at least 2",
    { match: "type", min: 2 },
    ["x", "y"],
    [
      [list({ minItems: 2 }), OK],
      [list({ minItems: 3 }), OK],
      [list({ minItems: 1 }), OTHER_LENGTH],
      [list(), OTHER_LENGTH],
      [list({ maxItems: 1 }), NO_LENGTH],
      [{ type: "string" }, NO_TYPE],
    ],
  ],
  [
    "type, a list of at most 2",
    { match: "type", max: 2 },
    ["x"],
    [
      [list({ maxItems: 2 }), OK],
      [list({ maxItems: 3 }), FREE_LENGTH],
      [list(), FREE_LENGTH],
      [list({ minItems: 3 }), NO_LENGTH],
    ],
  ],
  [
    "type, a list of 1 to 2",
    { match: "type", min: 1, max: 2 },
    ["x"],
    [
      [list({ minItems: 1, maxItems: 2 }), OK],
      [list({ maxItems: 2 }), OTHER_LENGTH],
      [list({ minItems: 3 }), NO_LENGTH],
    ],
  ],
  [
    "type, a list",
    { match: "type" },
    ["x"],
    [
      [list(), OK],
      [list({ items: { type: "integer" } }), ["breaks response-type-impossible response.body.a[*]"]],
    ],
  ],
  [
    "regex",
    regex("^(open|paid|void)$"),
    "open",
    [
      [enumeration, OK],
      [{ enum: ["open", "lost"] }, OTHER_VALUE],
      [{ enum: ["lost"] }, NO_VALUE],
      [{ const: "lost" }, NO_VALUE],
      [{ const: "paid" }, OK],
      [{ type: "string" }, FREE_TEXT],
      [{ type: "string", pattern: "^(open|paid)$" }, OK],
      [{ type: "string", pattern: "^[a-z]+$" }, FREE_TEXT],
      [{ type: "string", pattern: "^[0-9]+$" }, NO_VALUE],
      [{ type: "string", format: "date" }, FREE_TEXT],
      [{ type: "integer" }, NO_TYPE],
      [{ type: ["string", "null"] }, [...NULL, ...FREE_TEXT]],
    ],
  ],
  [
    "regex, for a number",
    regex("^\\d+$"),
    5,
    [
      [{ type: "integer" }, ["pinned response-value-not-guaranteed response.body.a"]],
      [{ type: "integer", minimum: 0 }, OK],
      [{ enum: [1, 2] }, OK],
      [{ enum: [1, -2] }, OTHER_VALUE],
      [{ enum: [-1] }, NO_VALUE],
    ],
  ],
  ["regex that nobody can read", regex("(?<!a)b\\1"), "b", [[{ enum: ["b"] }, UNKNOWN]]],
  [
    "include",
    { match: "include", value: "pai" },
    "paid",
    [
      [{ enum: ["paid", "repaid"] }, OK],
      [enumeration, OTHER_VALUE],
      [{ enum: ["open"] }, NO_VALUE],
      [{ type: "string" }, OK],
      [{ type: "integer" }, NO_TYPE],
    ],
  ],
  [
    "integer",
    { match: "integer" },
    5,
    [
      [{ type: "integer" }, OK],
      [{ type: "number" }, OTHER_TYPE],
      [{ type: "string" }, NO_TYPE],
      [{ enum: [1, 2] }, OK],
      [{ enum: [0.5] }, NO_TYPE],
      [{ enum: [1, 0.5] }, OTHER_TYPE],
    ],
  ],
  [
    "decimal",
    { match: "decimal" },
    5.5,
    [
      [{ type: "number" }, OK],
      [{ type: "integer" }, NO_TYPE],
      [{ type: "string" }, NO_TYPE],
      [{ enum: [0.5] }, OK],
      [{ enum: [1, 2] }, NO_TYPE],
    ],
  ],
  [
    "number",
    { match: "number" },
    5,
    [
      [{ type: "number" }, OK],
      [{ type: "integer" }, OK],
      [{ type: ["number", "null"] }, NULL],
      [{ type: "string" }, NO_TYPE],
    ],
  ],
  [
    "boolean",
    { match: "boolean" },
    true,
    [
      [{ type: "boolean" }, OK],
      [{ type: "string" }, NO_TYPE],
      [{ type: ["boolean", "string"] }, OTHER_TYPE],
    ],
  ],
  [
    "null",
    { match: "null" },
    null,
    [
      [{ type: "null" }, OK],
      [{ type: "string" }, NO_TYPE],
      [{ type: ["null", "string"] }, OTHER_TYPE],
      [{ const: null }, OK],
    ],
  ],
  [
    "date",
    { match: "date", format: "yyyy-MM-dd" },
    "2025-01-01",
    [
      [{ type: "string", format: "date" }, OK],
      [{ type: "string" }, OK],
      [{ type: "integer" }, NO_TYPE],
    ],
  ],
  [
    "time",
    { match: "time", format: "HH:mm" },
    "10:00",
    [
      [{ type: "string" }, OK],
      [{ type: "number" }, NO_TYPE],
    ],
  ],
  [
    "datetime",
    { match: "datetime", format: "yyyy-MM-dd'T'HH:mm:ssXXX" },
    "2025-01-01T00:00:00Z",
    [
      [{ type: "string", format: "date-time" }, OK],
      [{ type: "string", format: "date" }, NO_VALUE],
      [{ type: ["string", "null"] }, NULL],
    ],
  ],
  [
    "semver",
    { match: "semver" },
    "1.2.3",
    [
      [{ type: "string" }, OK],
      [{ enum: ["1.0.0", "2.0.0-rc.1"] }, OK],
      [{ enum: ["1.0.0", "next"] }, OTHER_VALUE],
      [{ enum: ["next"] }, NO_VALUE],
      [{ type: "integer" }, NO_TYPE],
    ],
  ],
  [
    "notEmpty, a text",
    { match: "notEmpty" },
    "x",
    [
      [{ type: "string" }, ["pinned response-value-not-guaranteed response.body.a"]],
      [{ type: "string", minLength: 1 }, OK],
      [enumeration, OK],
      [{ enum: ["", "x"] }, OTHER_VALUE],
      [{ enum: [""] }, NO_VALUE],
      [{ type: "string", maxLength: 0 }, NO_VALUE],
      [{ type: "integer" }, NO_TYPE],
    ],
  ],
  [
    "notEmpty, a list",
    { match: "notEmpty" },
    ["x"],
    [
      [list({ minItems: 1 }), OK],
      [list(), OTHER_LENGTH],
      [list({ maxItems: 0 }), NO_LENGTH],
    ],
  ],
  [
    "equality",
    { match: "equality" },
    "open",
    [
      [enumeration, OK],
      [{ enum: ["paid"] }, NO_VALUE],
      [{ const: "paid" }, NO_VALUE],
      [{ type: "string" }, OK],
      [{ type: "string", maxLength: 3 }, NO_VALUE],
      [{ type: "string", pattern: "^[A-Z]+$" }, NO_VALUE],
      [{ type: "string", format: "uuid" }, NO_VALUE],
      [{ type: "integer" }, NO_TYPE],
      [{ type: ["string", "null"] }, ["pinned response-null-possible response.body.a"]],
      [{ not: { const: "open" } }, NO_VALUE],
    ],
  ],
  [
    "equality, a number",
    { match: "equality" },
    5,
    [
      [{ type: "integer", minimum: 5 }, OK],
      [{ type: "integer", exclusiveMinimum: 5 }, NO_VALUE],
      [{ type: "number", multipleOf: 2 }, NO_VALUE],
      [{ maximum: 4 }, NO_VALUE],
    ],
  ],
  [
    "equality, a list",
    { match: "equality" },
    ["x"],
    [
      [list(), FREE_LENGTH],
      [list({ minItems: 2 }), NO_LENGTH],
      [list({ minItems: 1, maxItems: 1 }), OK],
      [list({ items: { enum: ["y"] } }), [...FREE_LENGTH, "breaks response-value-impossible response.body.a[*]"]],
    ],
  ],
  [
    "what nobody knows",
    { match: "plugin-thing" },
    "x",
    [
      [{ type: "string" }, UNKNOWN],
      [{ type: "integer" }, UNKNOWN],
    ],
  ],
])("%s", (_, matcher, example, cases) => {
  test.each(cases)("%j", async (schema, expected) =>
    expect((await judge([matcher], example, schema)).sort()).toEqual([...expected].sort()),
  );
});

describe("several matchers at one place", () => {
  const combined = async (combine: string, matchers: Json[], schema: Json, example: Json = "ab"): Promise<string[]> =>
    outcome(
      await hold(having(schema), {
        response: {
          headers: { "Content-Type": "application/json" },
          body: { a: example },
          matchingRules: { body: { "$.a": { combine, matchers } } },
        },
      }),
    );
  const [one, other] = [regex("^a"), regex("b$")];

  test.each<[string, Json, string[]]>([
    ["AND", { enum: ["ab", "acb"] }, OK],
    ["AND", { enum: ["ab", "ac"] }, OTHER_VALUE],
    ["AND", { enum: ["ac"] }, NO_VALUE],
    ["OR", { enum: ["ac"] }, OK],
    ["OR", { enum: ["cc"] }, NO_VALUE],
    ["OR", { enum: ["ab", "cc"] }, OTHER_VALUE],
  ])("%s and %j", async (combine, schema, expected) =>
    expect(await combined(combine, [one, other], schema)).toEqual(expected),
  );

  test("each value may fit another of the alternatives", async () => {
    expect(await combined("OR", [regex("^a$"), regex("^b$")], { enum: ["a", "b"] }, "a")).toEqual(OK);
    expect(await combined("OR", [{ match: "integer" }, { match: "null" }], { type: ["integer", "null"] }, 5)).toEqual(
      OK,
    );
    expect(await combined("OR", [{ match: "type" }, { match: "null" }], { type: ["string", "null"] })).toEqual(OK);
    expect(await combined("OR", [{ match: "type" }, { match: "null" }], { type: ["string", "integer"] })).toEqual(
      OTHER_TYPE,
    );
    expect(await combined("OR", [{ match: "type" }, { match: "null" }], { type: "integer" })).toEqual(NO_TYPE);
  });

  test("where no text fits, null is left", async () => {
    const digits = { type: "string", pattern: "^[0-9]+$" };
    const either = [regex("^[a-z]+$"), { match: "null" }];
    expect(await combined("OR", either, digits)).toEqual(NO_VALUE);
    expect(await combined("OR", either, { ...digits, type: ["string", "null"] })).toEqual([
      "at-risk response-value-impossible response.body.a",
    ]);
    expect(await combined("OR", either, { type: ["string", "null"], pattern: "^[a-z]+$" })).toEqual(OK);
    expect(await combined("OR", either, { type: ["string", "null"] })).toEqual(FREE_TEXT);
  });

  test("a length counts only where the value does", async () => {
    const matchers = [{ match: "equality" }, { match: "type" }];
    expect(await combined("AND", matchers, list({ minItems: 2 }), ["x"])).toEqual(OK);
    expect(await combined("AND", [{ match: "equality" }], list({ minItems: 2 }), ["x"])).toEqual(NO_LENGTH);
  });

  test("null and a type at once cannot be", async () => {
    expect(
      await combined("AND", [{ match: "integer" }, { match: "null" }], { type: ["integer", "null"] }, 5),
    ).not.toEqual(OK);
  });
});

describe("maps", () => {
  const map = (value: Json, more: JsonObject = {}): Json => ({ type: "object", additionalProperties: value, ...more });
  const example = { x: 1 };

  test.each<[string, Json[], Json, string[]]>([
    ["values", [{ match: "values" }], map({ type: "integer" }), OK],
    [
      "values of another type",
      [{ match: "values" }],
      map({ type: "string" }),
      ["breaks response-type-impossible response.body.a.x"],
    ],
    ["eachKey", [{ match: "eachKey", rules: [regex("^[a-z]$")] }], map({ type: "integer" }), OK],
    ["eachValue", [{ match: "eachValue", rules: [{ match: "integer" }] }], map({ type: "integer" }), OK],
    [
      "eachValue of another type",
      [{ match: "eachValue", rules: [{ match: "integer" }] }],
      map({ type: "string" }),
      ["breaks response-type-impossible response.body.a.x"],
    ],
    [
      "eachValue of a wider type",
      [{ match: "eachValue", rules: [{ match: "integer" }] }],
      map({ type: "number" }),
      ["at-risk response-type-not-guaranteed response.body.a.x"],
    ],
    [
      "eachValue, closed",
      [{ match: "eachValue", rules: [{ match: "integer" }] }],
      map(false),
      ["breaks response-property-not-described response.body.a.x"],
    ],
    ["values, no object", [{ match: "values" }], { type: "string" }, NO_TYPE],
    [
      "pattern of names",
      [{ match: "values" }],
      { type: "object", patternProperties: { "^[a-z]$": { type: "integer" } }, additionalProperties: false },
      OK,
    ],
    [
      "a name no pattern has",
      [{ match: "values" }],
      { type: "object", patternProperties: { "^[0-9]$": { type: "integer" } }, additionalProperties: false },
      ["breaks response-property-not-described response.body.a.x"],
    ],
  ])("%s", async (_, matchers, schema, expected) => {
    const rules = {
      "$.a": matchers,
      ...(JSON.stringify(matchers).includes("eachValue") ? {} : { "$.a.*": [{ match: "type" }] }),
    };
    expect(outcome(await expecting(having(schema), { a: example }, rules))).toEqual(expected);
  });
});

describe("arrayContains", () => {
  const variant = (index: number, rules: JsonObject): Json => ({ index, rules });
  const items = {
    type: "array",
    items: {
      type: "object",
      required: ["rel"],
      properties: { rel: { enum: ["self", "next"] }, href: { type: "string" } },
    },
  };
  const contains = (...variants: Json[]): Json[] => [{ match: "arrayContains", variants }];
  const equal = { "$.rel": { matchers: [{ match: "equality" }] } };

  test.each<[string, Json, Json, string[]]>([
    ["an item that may be there", [{ rel: "self" }], items, OK],
    ["an item that never is", [{ rel: "prev" }], items, ["breaks response-value-impossible response.body.a[*].rel"]],
    ["a list of something else", [{ rel: "self" }], list(), ["breaks response-type-impossible response.body.a[*]"]],
    ["no list", [{ rel: "self" }], { type: "object" }, NO_TYPE],
    [
      "a property that may be missing",
      [{ rel: "self", href: "/" }],
      items,
      ["at-risk response-property-optional response.body.a[*].href"],
    ],
  ])("%s", async (_, example, schema, expected) =>
    expect(
      await judge(contains(variant(0, { ...equal, "$.href": { matchers: [{ match: "type" }] } })), example, schema),
    ).toEqual(expected),
  );

  test("each variant counts by itself", async () => {
    const example = [{ rel: "self" }, { rel: "prev" }];
    expect(await judge(contains(variant(0, equal), variant(1, equal)), example, items)).toEqual([
      "breaks response-value-impossible response.body.a[*].rel",
    ]);
  });
});

describe("without matching rules the example is what is expected", () => {
  test.each<[Json, Json, string[]]>([
    ["open", enumeration, OK],
    ["lost", enumeration, NO_VALUE],
    [5, { type: "integer", maximum: 4 }, NO_VALUE],
    ["5", { type: "integer" }, NO_TYPE],
    ["x", { type: ["string", "null"] }, ["pinned response-null-possible response.body.a"]],
    [["x"], list({ minItems: 2 }), NO_LENGTH],
    [
      { b: 1 },
      { type: "object", properties: { b: { type: "integer" } } },
      ["pinned response-property-optional response.body.a.b"],
    ],
    [
      { c: 1 },
      { type: "object", properties: { b: { type: "integer" } } },
      ["breaks response-property-not-described response.body.a.c"],
    ],
  ])("%j of %j", async (example, schema, expected) =>
    expect(outcome(await expecting(having(schema), { a: example }))).toEqual(expected),
  );

  test("a rule above makes types of what is below", async () => {
    const description = having({ type: "object", required: ["b"], properties: { b: enumeration } });
    expect(outcome(await expecting(description, { a: { b: "lost" } }, { $: [{ match: "type" }] }))).toEqual(OK);
    expect(outcome(await expecting(description, { a: { b: "lost" } }, { "$.other": [{ match: "type" }] }))).toEqual([
      "breaks response-value-impossible response.body.a.b",
    ]);
  });
});

describe("statuses", () => {
  const described = (...statuses: string[]): JsonObject =>
    describing({
      "/": { get: { responses: Object.fromEntries(statuses.map((status) => [status, { description: status }])) } },
    });
  const status = async (wanted: number, statuses: string[], rule?: Json): Promise<[string[], string | undefined]> => {
    const matchingRules =
      rule === undefined ? {} : { matchingRules: { status: { matchers: [{ match: "statusCode", status: rule }] } } };
    const report = await hold(described(...statuses), {
      response: { status: wanted, ...matchingRules },
      version: "4.0",
    });
    return [outcome(report), report.usage?.status];
  };
  const MISSING = ["breaks response-status-not-described response.status"];
  const DEFAULT = ["at-risk response-status-only-default response.status"];

  test.each<[number, string[], Json | undefined, string[], string | undefined]>([
    [200, ["200"], undefined, OK, "200"],
    [404, ["200", "404", "4XX", "default"], undefined, OK, "404"],
    [404, ["200", "4XX", "default"], undefined, OK, "4XX"],
    [404, ["200", "4xx"], undefined, OK, "4xx"],
    [404, ["200", "5XX", "default"], undefined, DEFAULT, "default"],
    [404, ["200", "5XX"], undefined, MISSING, undefined],
    [201, ["200"], undefined, MISSING, undefined],
    [200, ["201"], "success", OK, "201"],
    [200, ["2XX"], "success", OK, "2XX"],
    [200, ["301"], "success", MISSING, undefined],
    [200, ["default"], "success", DEFAULT, "default"],
    [500, ["503"], "serverError", OK, "503"],
    [400, ["503"], "error", OK, "503"],
    [400, ["404"], "clientError", OK, "404"],
    [302, ["301"], "redirect", OK, "301"],
    [200, ["301"], "nonError", OK, "301"],
    [100, ["101"], "info", OK, "101"],
    [200, ["202"], [200, 202], OK, "202"],
    [200, ["203"], [200, 202], MISSING, undefined],
  ])("%i of %j, rule %j", async (wanted, statuses, rule, expected, used) =>
    expect(await status(wanted, statuses, rule)).toEqual([expected, used]),
  );
});

describe("response headers", () => {
  const described = (header: JsonObject): JsonObject =>
    describing({ "/": { get: { responses: { "200": { description: "ok", headers: { "X-Count": header } } } } } });
  const header = async (declared: JsonObject, value: string, matchers?: Json[], name = "x-count"): Promise<string[]> =>
    outcome(
      await hold(described(declared), {
        response: {
          headers: { [name]: value },
          ...(matchers ? { matchingRules: { header: { [name]: { matchers } } } } : {}),
        },
      }),
    );
  const integer = { required: true, schema: { type: "integer" } };
  const NO_HEADER = ["breaks response-header-impossible response.headers.x-count"];

  test.each<[string, JsonObject, string, Json[] | undefined, string[]]>([
    ["an integer", integer, "5", undefined, OK],
    ["no integer", integer, "five", undefined, NO_HEADER],
    ["one of a choice", { required: true, schema: { enum: ["a", "b"] } }, "b", undefined, OK],
    ["none of a choice", { required: true, schema: { enum: ["a", "b"] } }, "c", undefined, NO_HEADER],
    [
      "none of a choice that fits the pattern",
      { required: true, schema: { enum: ["a", "b"] } },
      "c",
      [regex("^c$")],
      NO_HEADER,
    ],
    [
      "optional, by value",
      { schema: { type: "integer" } },
      "5",
      undefined,
      ["pinned response-header-optional response.headers.x-count"],
    ],
    [
      "optional, by rule",
      { schema: { type: "integer" } },
      "5",
      [{ match: "type" }],
      ["at-risk response-header-optional response.headers.x-count"],
    ],
    ["a list", { required: true, schema: { type: "array", items: { type: "integer" } } }, "1, 2", undefined, OK],
    [
      "a wrong list",
      { required: true, schema: { type: "array", items: { type: "integer" } } },
      "1, x",
      undefined,
      NO_HEADER,
    ],
  ])("%s", async (_, declared, value, matchers, expected) => {
    const found = await header(declared, value, matchers);
    expect(found.filter((line) => !line.startsWith("pinned response-length"))).toEqual(expected);
  });

  test("a choice of which the consumer takes a part", async () => {
    const declared = { required: true, schema: { enum: ["a", "b"] } };
    expect(await header(declared, "a", [regex("^a$")])).toEqual([
      "at-risk response-value-not-guaranteed response.headers.x-count",
    ]);
  });

  test("headers that nobody described", async () => {
    expect(await header(integer, "5", undefined, "X-Other")).toEqual([
      "breaks response-header-not-described response.headers.x-other",
    ]);
    expect(await header(integer, "5", undefined, "ETag")).toEqual([
      "pinned response-header-not-described response.headers.etag",
    ]);
  });
});

describe("pending", () => {
  test.each([
    [true, "at-risk response-type-impossible response.body", "at-risk"],
    [false, "breaks response-type-impossible response.body", "breaks"],
  ])("%s", async (pending, line, effect) => {
    const body = { contentType: "application/json", encoded: false, content: "x" };
    const report = await hold(answering({ type: "integer" }), { response: { body }, pending, version: "4.0" });
    expect(outcome(report)).toEqual([line]);
    expect(report.effect).toBe(effect);
  });
});
