import { describe, expect, test } from "vitest";
import { describing, hold, outcome } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

const OK = { responses: { "200": { description: "ok" } } };

/** `GET /<template>` with one parameter. */
const withParameter = (parameter: JsonObject, template = "/x", rest: JsonObject = {}): JsonObject =>
  describing({ [template]: { get: { ...OK, parameters: [parameter] } } }, rest);

/** How the parameter `color` is written in each place of a request. */
function requestOf(place: string, written: string): JsonObject {
  if (place === "path") return { path: `/x/${written}` };
  if (place === "header") return { path: "/x", headers: { color: written } };
  if (place === "cookie") return { path: "/x", headers: { Cookie: `other=1; ${written}` } };
  return { path: "/x", query: written };
}

const ARRAY = ["blue", "black", "brown"];
const OBJECT = { R: 100, G: 200, B: 150 };

/** A schema that takes one value and nothing else, with types that can be read. */
function only(value: Json): JsonObject {
  if (Array.isArray(value)) return { type: "array", items: { type: "string" }, const: value };
  if (typeof value === "object" && value !== null)
    return {
      type: "object",
      properties: Object.fromEntries(Object.keys(value).map((name) => [name, { type: "integer" }])),
      const: value,
    };
  return { const: value, type: "string" };
}

/** OpenAPI 3.1 §4.8.12.4, row by row; `space` and `|` as a client sends them. */
const TABLE: [style: string, explode: boolean, place: string, value: Json, written: string][] = [
  ["matrix", false, "path", "", ";color"],
  ["matrix", false, "path", "blue", ";color=blue"],
  ["matrix", false, "path", ARRAY, ";color=blue,black,brown"],
  ["matrix", false, "path", OBJECT, ";color=R,100,G,200,B,150"],
  ["matrix", true, "path", "", ";color"],
  ["matrix", true, "path", "blue", ";color=blue"],
  ["matrix", true, "path", ARRAY, ";color=blue;color=black;color=brown"],
  ["matrix", true, "path", OBJECT, ";R=100;G=200;B=150"],
  ["label", false, "path", "", "."],
  ["label", false, "path", "blue", ".blue"],
  ["label", false, "path", ARRAY, ".blue,black,brown"],
  ["label", false, "path", OBJECT, ".R,100,G,200,B,150"],
  ["label", true, "path", "", "."],
  ["label", true, "path", "blue", ".blue"],
  ["label", true, "path", ARRAY, ".blue.black.brown"],
  ["label", true, "path", OBJECT, ".R=100.G=200.B=150"],
  ["form", false, "query", "", "color="],
  ["form", false, "query", "blue", "color=blue"],
  ["form", false, "query", ARRAY, "color=blue,black,brown"],
  ["form", false, "query", OBJECT, "color=R,100,G,200,B,150"],
  ["form", true, "query", "", "color="],
  ["form", true, "query", "blue", "color=blue"],
  ["form", true, "query", ARRAY, "color=blue&color=black&color=brown"],
  ["form", true, "query", ["blue"], "color=blue"],
  ["form", true, "query", OBJECT, "R=100&G=200&B=150"],
  ["form", false, "cookie", "blue", "color=blue"],
  ["form", true, "cookie", "blue", "color=blue"],
  ["form", false, "cookie", ARRAY, "color=blue,black,brown"],
  ["form", false, "cookie", OBJECT, "color=R,100,G,200,B,150"],
  ["simple", false, "path", "blue", "blue"],
  ["simple", false, "path", ARRAY, "blue,black,brown"],
  ["simple", false, "path", OBJECT, "R,100,G,200,B,150"],
  ["simple", true, "path", "blue", "blue"],
  ["simple", true, "path", ARRAY, "blue,black,brown"],
  ["simple", true, "path", OBJECT, "R=100,G=200,B=150"],
  ["simple", false, "header", "blue", "blue"],
  ["simple", false, "header", ARRAY, "blue,black,brown"],
  ["simple", false, "header", ARRAY, "blue, black,  brown"],
  ["simple", false, "header", OBJECT, "R,100,G,200,B,150"],
  ["simple", true, "header", ARRAY, "blue,black,brown"],
  ["simple", true, "header", OBJECT, "R=100,G=200,B=150"],
  ["simple", true, "header", OBJECT, "R=100, G=200, B=150"],
  ["spaceDelimited", false, "query", ARRAY, "color=blue%20black%20brown"],
  ["spaceDelimited", false, "query", OBJECT, "color=R%20100%20G%20200%20B%20150"],
  ["pipeDelimited", false, "query", ARRAY, "color=blue%7Cblack%7Cbrown"],
  ["pipeDelimited", false, "query", ARRAY, "color=blue|black|brown"],
  ["pipeDelimited", false, "query", OBJECT, "color=R|100|G|200|B|150"],
  ["deepObject", true, "query", OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color[B]=150"],
];

/** Another value of the same type. */
const otherThan = (value: Json): Json =>
  Array.isArray(value) ? [...value, "red"] : typeof value === "object" ? { ...value, R: 1 } : `${String(value)}x`;

describe.each(TABLE)("%s, explode %s, %s: %j", (style, explode, place, value, written) => {
  const template = place === "path" ? "/x/{color}" : "/x";
  const parameter = { name: "color", in: place, required: true, style, explode };
  // Version 2 has the query as text that is still encoded.
  const asked = { request: requestOf(place, written), version: "2.0.0" };

  test(`${written} is read`, async () => {
    const description = withParameter({ ...parameter, schema: only(value) }, template);
    expect(outcome(await hold(description, asked))).toEqual([]);
  });

  test("and is nothing else", async () => {
    const description = withParameter({ ...parameter, schema: only(otherThan(value)) }, template);
    const [found = ""] = outcome(await hold(description, asked));
    expect(found).toMatch(/^breaks (?:path|request)-parameter-refused /);
  });
});

/** What becomes of a query. */
async function asking(schema: Json, query: JsonObject | string, parameter: JsonObject = {}): Promise<string[]> {
  const description = withParameter({ name: "q", in: "query", schema, ...parameter });
  const version = typeof query === "string" ? "2.0.0" : "3.0.0";
  return outcome(await hold(description, { request: { path: "/x", query }, version }));
}
const REFUSED = ["breaks request-parameter-refused request.query.q"];

describe("text becomes what the schema lets it be", () => {
  test.each<[Json, string, boolean]>([
    [{ type: "integer" }, "5", true],
    [{ type: "integer" }, "-5", true],
    [{ type: "integer" }, "5.0", true],
    [{ type: "integer" }, "5.5", false],
    [{ type: "integer" }, "five", false],
    [{ type: "integer" }, "", false],
    [{ type: "integer" }, "0x10", false],
    [{ type: "integer" }, "Infinity", false],
    [{ type: "integer", maximum: 100 }, "101", false],
    [{ type: "integer", maximum: Number.MAX_SAFE_INTEGER }, "9007199254740992", false],
    [{ type: "number" }, "1.5e3", true],
    [{ type: "number", maximum: 10 }, "1e400", false],
    [{ type: "number" }, "NaN", false],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "false", true],
    [{ type: "boolean" }, "1", false],
    [{ type: "boolean" }, "TRUE", false],
    [{ type: "boolean", const: true }, "false", false],
    [{ type: "string" }, "5", true],
    [{ type: "string", maxLength: 2 }, "123", false],
    [{ enum: ["1", "2"] }, "1", true],
    [{ enum: [1, 2] }, "1", true],
    [{ enum: [1, 2] }, "3", false],
    [{ type: ["integer", "null"] }, "", true],
    [{ type: ["integer", "null"] }, "null", true],
    [{ type: ["integer", "string"] }, "abc", true],
    [{ oneOf: [{ type: "integer" }, { type: "boolean" }] }, "true", true],
    [{ oneOf: [{ type: "integer" }, { type: "boolean" }] }, "7", true],
    [{ oneOf: [{ type: "integer" }, { type: "boolean" }] }, "maybe", false],
    [{ type: "string", format: "date" }, "2025-02-30", false],
    [{ type: "string", format: "date" }, "2025-02-28", true],
    [{ type: "string", format: "uuid" }, "x", false],
    [{ type: "string", pattern: "^[a-z]+$" }, "A", false],
    [true, "x", true],
    [{}, "x", true],
    [false, "x", false],
  ])("%j: %j", async (schema, text, isAccepted) =>
    expect(await asking(schema, { q: [text] })).toEqual(isAccepted ? [] : REFUSED),
  );
});

describe("queries", () => {
  const integers = { type: "array", items: { type: "integer" } };

  test.each<[string, Json, JsonObject, JsonObject, string[]]>([
    ["items are coerced", integers, { q: ["1", "2"] }, {}, []],
    ["commas separate nothing where values are repeated", integers, { q: ["1,2"] }, {}, REFUSED],
    ["commas separate where they are meant to", integers, { q: ["1,2"] }, { explode: false }, []],
    ["each item counts", integers, { q: ["1", "x"] }, {}, REFUSED],
    ["limits of a list count", { ...integers, maxItems: 2 }, { q: ["1", "2", "3"] }, {}, REFUSED],
    ["hundreds of values", { ...integers, maxItems: 300 }, { q: Array(300).fill("1") }, {}, []],
    ["name with brackets", integers, { "q[]": ["1", "2"] }, {}, []],
    ["an empty value where one is allowed", { type: "boolean" }, { q: [""] }, { allowEmptyValue: true }, []],
    ["an empty value where none is allowed", { type: "boolean" }, { q: [""] }, {}, REFUSED],
    ["a JSON parameter", undefined as unknown as Json, { q: ['{"a":1}'] }, content({ a: { type: "integer" } }), []],
    [
      "a wrong JSON parameter",
      undefined as unknown as Json,
      { q: ['{"a":"1"}'] },
      content({ a: { type: "integer" } }),
      REFUSED,
    ],
    [
      "a parameter that is no JSON",
      undefined as unknown as Json,
      { q: ["{"] },
      content({ a: { type: "integer" } }),
      REFUSED,
    ],
  ])("%s", async (_, schema, query, parameter, expected) =>
    expect(await asking(schema, query, parameter)).toEqual(expected),
  );

  function content(properties: JsonObject): JsonObject {
    return { content: { "application/json": { schema: { type: "object", properties } } } };
  }

  const filter = {
    type: "object",
    properties: {
      status: { type: "string", enum: ["open", "paid"] },
      total: { type: "object", properties: { gte: { type: "number" }, lt: { type: "number" } } },
      tags: { type: "array", items: { type: "integer" } },
    },
    additionalProperties: false,
  };
  const deep = { style: "deepObject", explode: true };

  test.each<[string, boolean]>([
    ["q[status]=open", true],
    ["q[status]=lost", false],
    ["q[total][gte]=1.5&q[total][lt]=2", true],
    ["q[total][gte]=much", false],
    ["q[tags][]=1&q[tags][]=2", true],
    ["q[tags][0]=1&q[tags][1]=2", true],
    ["q[tags]=1&q[tags]=2", true],
    ["q[tags][]=x", false],
    ["q[unknown]=1", false],
    ["q[__proto__]=1", false],
    ["q[constructor][prototype]=1", false],
  ])("deepObject %s", async (query, isAccepted) => {
    expect(await asking(filter, query, deep)).toEqual(isAccepted ? [] : REFUSED);
    expect(Object.hasOwn(Object.prototype, "1")).toBe(false);
  });

  test("brackets without end cost nothing", async () => {
    expect(await asking(filter, `q${"[a]".repeat(2_000)}=1`, deep)).toEqual(REFUSED);
    expect(await asking(filter, `q${"[".repeat(5_000)}=1`, deep)).toHaveLength(1);
  });

  test("members of an exploded form stand by themselves, and each is somebody's", async () => {
    const properties = { status: { type: "string" }, limit: { type: "integer" } };
    const form = { style: "form", explode: true };
    expect(await asking({ type: "object", properties }, "status=open&limit=5", form)).toEqual([]);
    expect(await asking({ type: "object", properties }, "status=open&limit=x", form)).toEqual(REFUSED);
    expect(await asking({ type: "object", properties }, "sort=up", form)).toEqual([
      "at-risk request-parameter-not-described request.query.sort",
    ]);
  });

  test("a free form takes every other name, and its values count (OpenAPI 3.1 §4.8.12.3)", async () => {
    const free = { type: "object", additionalProperties: { type: "integer" } };
    expect(await asking(free, "a=1&b=2", { style: "form", explode: true })).toEqual([]);
    expect(await asking(free, "a=1&b=x", { style: "form", explode: true })).toEqual(REFUSED);
    const beside = describing(
      {
        "/x": {
          get: {
            ...OK,
            parameters: [
              { name: "q", in: "query", schema: free },
              { name: "page", in: "query", schema: { type: "string" } },
            ],
            security: [{ key: [] }],
          },
        },
      },
      { components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } } } },
    );
    const request = { path: "/x", query: { page: ["first"], key: ["abc"], a: ["1"] } };
    expect(outcome(await hold(beside, { request }))).toEqual([]);
  });
});

describe("parameters as such", () => {
  const two = describing({
    "/x/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer" } },
        { name: "page", in: "query", schema: { type: "integer" } },
      ],
      get: {
        ...OK,
        parameters: [
          { name: "page", in: "query", required: true, schema: { type: "string", maxLength: 3 } },
          { name: "X-Mode", in: "header", required: true, schema: { enum: ["fast", "slow"] } },
          { name: "session", in: "cookie", required: true, schema: { type: "string", minLength: 2 } },
          { name: "Accept", in: "header", required: true, schema: { enum: ["nothing"] } },
        ],
      },
    },
  });
  const good = { path: "/x/7", query: { page: ["abc"] }, headers: { "x-mode": "fast", Cookie: "a=b; session=ab" } };

  test.each<[string, JsonObject, string[]]>([
    ["all is well", {}, []],
    [
      "the operation overrides its path",
      { query: { page: ["abcd"] } },
      ["breaks request-parameter-refused request.query.page"],
    ],
    ["none in the query", { query: {} }, ["breaks request-parameter-missing request.query.page"]],
    ["path", { path: "/x/seven" }, ["breaks path-parameter-refused request.path.id"]],
    ["an escaped path", { path: "/x/%37" }, []],
    [
      "a header's value",
      { headers: { "X-MODE": "other", Cookie: "session=ab" } },
      ["breaks request-parameter-refused request.headers.X-Mode"],
    ],
    ["no header", { headers: { Cookie: "session=ab" } }, ["breaks request-parameter-missing request.headers.X-Mode"]],
    [
      "a cookie's value",
      { headers: { "X-Mode": "slow", Cookie: "session=a" } },
      ["breaks request-parameter-refused request.cookies.session"],
    ],
    ["no cookie", { headers: { "X-Mode": "slow" } }, ["breaks request-parameter-missing request.cookies.session"]],
    [
      "others",
      {
        query: { page: ["abc"], extra: ["1"] },
        headers: { ...good.headers, "X-Other": "1", "User-Agent": "me", ETag: "1" },
      },
      [
        "at-risk request-parameter-not-described request.headers.etag",
        "at-risk request-parameter-not-described request.headers.x-other",
        "at-risk request-parameter-not-described request.query.extra",
      ],
    ],
  ])("%s", async (_, change, expected) =>
    expect(outcome(await hold(two, { request: { ...good, ...change } }))).toEqual(expected),
  );

  test("who expects to be refused may send what is wrong, but must come to the operation", async () => {
    const response = { status: 400 };
    const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
    const page = { name: "page", in: "query", required: true, schema: { type: "integer" } };
    const description = describing({
      "/x/{id}": { get: { responses: { "400": { description: "bad" } }, parameters: [id, page] } },
    });
    const asked = (request: JsonObject) => hold(description, { request, response });
    expect(outcome(await asked({ path: "/x/7" }))).toEqual([]);
    expect(outcome(await asked({ path: "/x/7", query: { page: ["x"], other: ["1"] } }))).toEqual([]);
    expect(outcome(await asked({ path: "/x/x" }))).toEqual(["breaks path-parameter-refused request.path.id"]);
  });

  test("an enumeration and a rule for any text", async () => {
    const description = withParameter({ name: "q", in: "query", schema: { type: "string", enum: ["a", "b"] } });
    const query = { q: ["a"] };
    const any = { query: { q: { matchers: [{ match: "type" }] } } };
    expect(outcome(await hold(description, { request: { path: "/x", query, matchingRules: any } }))).toEqual([
      "at-risk request-value-not-accepted request.query.q",
    ]);
    const some = { query: { q: { matchers: [{ match: "regex", regex: "^(a|b)$" }] } } };
    expect(outcome(await hold(description, { request: { path: "/x", query, matchingRules: some } }))).toEqual([]);
    const more = { query: { q: { matchers: [{ match: "regex", regex: "^(a|b|c)$" }] } } };
    expect(outcome(await hold(description, { request: { path: "/x", query, matchingRules: more } }))).toEqual([
      "at-risk request-value-not-accepted request.query.q",
    ]);
  });
});

describe("collectionFormat of Swagger 2", () => {
  const items = { type: "array", items: { type: "integer" }, minItems: 3, maxItems: 3 };

  test.each([
    ["query", "csv", { query: "color=1,2,3" }],
    ["query", undefined, { query: "color=1,2,3" }],
    ["query", "ssv", { query: "color=1%202%203" }],
    ["query", "tsv", { query: "color=1%092%093" }],
    ["query", "pipes", { query: "color=1|2|3" }],
    ["query", "multi", { query: "color=1&color=2&color=3" }],
    ["header", "csv", { headers: { color: "1,2,3" } }],
    ["header", "pipes", { headers: { color: "1|2|3" } }],
    ["path", "csv", { path: "/x/1,2,3" }],
    ["path", "pipes", { path: "/x/1%7C2%7C3" }],
    ["path", "ssv", { path: "/x/1%202%203" }],
  ])("%s %s", async (place, collectionFormat, request) => {
    const parameter = {
      name: "color",
      in: place,
      required: true,
      ...items,
      ...(collectionFormat === undefined ? {} : { collectionFormat }),
    };
    const template = place === "path" ? "/x/{color}" : "/x";
    const description = withParameter(parameter, template, { swagger: "2.0" });
    const asked = (change: JsonObject) => ({ request: { path: "/x", ...request, ...change }, version: "2.0.0" });
    expect(outcome(await hold(description, asked({})))).toEqual([]);
    const [other = ""] = outcome(
      await hold(withParameter({ ...parameter, minItems: 4, maxItems: 4 }, template, { swagger: "2.0" }), asked({})),
    );
    expect(other).toMatch(/-refused /);
  });
});

describe("the whole query as one value (3.2)", () => {
  const schema = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" } },
    additionalProperties: false,
  };
  const description = (media: string): JsonObject =>
    withParameter({ name: "q", in: "querystring", required: true, content: { [media]: { schema } } });
  const ask = async (query: string, media = "application/x-www-form-urlencoded"): Promise<string[]> =>
    outcome(await hold(description(media), { request: { path: "/x", query }, version: "2.0.0" }));

  test.each<[string, string[]]>([
    ["a=1", []],
    ["a=x", ["breaks request-parameter-refused request.querystring.q"]],
    ["a=1&b=2", ["breaks request-parameter-refused request.querystring.q"]],
    ["", ["breaks request-parameter-missing request.querystring.q"]],
  ])("%j", async (query, expected) => expect(await ask(query)).toEqual(expected));

  test("of another media type is not examined", async () => {
    expect(await ask("a=1", "application/json")).toEqual(["unverified request-not-examined request.querystring.q"]);
  });
});
