import { describe, expect, test } from "vitest";
import { answering, bodyRules, describing, expecting, hold, outcome, sending, taking } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

/** `POST /` that takes these media types. */
const takingAll = (content: JsonObject, rest: JsonObject = {}): JsonObject =>
  describing({ "/": { post: { requestBody: { content }, responses: { "200": { description: "ok" } } } } }, rest);

const post = async (description: JsonObject, contentType: string | undefined, body: Json): Promise<string[]> =>
  outcome(
    await hold(description, {
      request: {
        method: "POST",
        body,
        ...(contentType === undefined ? {} : { headers: { "Content-Type": contentType } }),
      },
    }),
  );

const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=XX";
const part = (name: string, value: string): string =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe("forms", () => {
  const schema = {
    type: "object",
    required: ["sku", "quantity"],
    additionalProperties: false,
    properties: {
      sku: { type: "string", minLength: 2 },
      quantity: { type: "integer", minimum: 1 },
      gift: { type: "boolean" },
      tags: { type: "array", items: { type: "integer" } },
      address: { type: "object", properties: { zip: { type: "integer" } }, required: ["zip"] },
    },
  };
  const description = takingAll({ [FORM]: { schema }, "multipart/form-data": { schema } });

  test.each<[string, string[]]>([
    ["sku=A-1&quantity=2", []],
    ["sku=A%2D1&quantity=2&gift=true", []],
    ["sku=A-1&quantity=2&tags=1&tags=2", []],
    ["sku=A-1&quantity=2&tags[]=1&tags[]=2", []],
    ['sku=A-1&quantity=2&address=%7B"zip":1%7D', []],
    ["sku=A-1&quantity=two", ["breaks request-body-refused request.body.quantity"]],
    ["sku=A-1&quantity=0", ["breaks request-body-refused request.body.quantity"]],
    ["sku=A-1", ["breaks request-body-refused request.body"]],
    ["sku=A-1&quantity=2&gift=maybe", ["breaks request-body-refused request.body.gift"]],
    ["sku=A-1&quantity=2&tags=1&tags=x", ["breaks request-body-refused request.body.tags[*]"]],
    ["sku=A-1&quantity=2&other=1", ["breaks request-body-refused request.body.other"]],
    ["sku=A-1&quantity=2&__proto__=1", ["breaks request-body-refused request.body.__proto__"]],
  ])("%s", async (body, expected) => expect(await post(description, FORM, body)).toEqual(expected));

  test.each<[string, string, string[]]>([
    ["fields", part("sku", "A-1") + part("quantity", "2"), []],
    ["an object in JSON", part("sku", "A-1") + part("quantity", "2") + part("address", '{"zip":1}'), []],
    ["a list in parts", part("sku", "A-1") + part("quantity", "2") + part("tags", "1") + part("tags", "2"), []],
    [
      "a wrong field",
      part("sku", "A-1") + part("quantity", "x"),
      ["breaks request-body-refused request.body.quantity"],
    ],
    [
      "a wrong object",
      part("sku", "A-1") + part("quantity", "2") + part("address", '{"zip":"x"}'),
      ["breaks request-body-refused request.body.address.zip"],
    ],
    ["a missing field", part("sku", "A-1"), ["breaks request-body-refused request.body"]],
  ])("multipart: %s", async (_, body, expected) => {
    expect(await post(description, MULTIPART, `${body}--XX--\r\n`)).toEqual(expected);
    expect(await post(description, MULTIPART, `${body}--XX--`.replaceAll("\r\n", "\n"))).toEqual(expected);
  });

  test("multipart without a boundary is not examined", async () => {
    expect(await post(description, "multipart/form-data", "what is this?")).toEqual([
      "unverified request-not-examined request.body",
    ]);
  });

  test("an encoding says how a field is written", async () => {
    const encoded = takingAll({ [FORM]: { schema, encoding: { tags: { style: "pipeDelimited" } } } });
    expect(await post(encoded, FORM, "sku=A-1&quantity=2&tags=1|2")).toEqual([]);
    expect(await post(description, FORM, "sku=A-1&quantity=2&tags=1|2")).toHaveLength(1);
  });

  test.each([
    ["csv", "a=1,2"],
    ["pipes", "a=1|2"],
    ["multi", "a=1&a=2"],
  ])("Swagger 2: %s", async (collectionFormat, body) => {
    const field = {
      name: "a",
      in: "formData",
      type: "array",
      items: { type: "integer" },
      collectionFormat,
      required: true,
    };
    const old = (minItems: number) =>
      describing(
        {
          "/": {
            post: { consumes: [FORM], parameters: [{ ...field, minItems }], responses: { "200": { description: "" } } },
          },
        },
        { swagger: "2.0" },
      );
    expect(await post(old(2), FORM, body)).toEqual([]);
    expect(await post(old(3), FORM, body)).toEqual(["breaks request-body-refused request.body.a"]);
    expect(await post(old(2), FORM, "b=1")).toContain("breaks request-body-refused request.body");
  });
});

describe("media types of a request", () => {
  const only = (value: string): JsonObject => ({ schema: { const: value } });
  /** What the body of the chosen media type must be tells which one was chosen. */
  const chosen = async (described: string[], contentType: string): Promise<string> => {
    for (const name of described) {
      const content = Object.fromEntries(described.map((other) => [other, only(other === name ? "me" : "other")]));
      const found = await post(takingAll(content), contentType, "me");
      if (found.length === 0) return name;
      if (found[0]?.includes("content-type-refused")) return "none";
    }
    return "unclear";
  };

  test.each([
    [["application/json", "application/*", "*/*"], "application/json", "application/json"],
    [["*/*", "application/*", "application/json"], "application/json; charset=utf-8", "application/json"],
    [["*/*", "application/*"], "application/json", "application/*"],
    [["*/*", "application/*+json", "application/*"], "application/hal+json", "application/*+json"],
    [["application/json; charset=utf-8"], "application/json", "application/json; charset=utf-8"],
    [["application/json;v=1", "application/json;v=2"], "application/json; V=2", "application/json;v=2"],
    [["Application/JSON"], "application/json", "Application/JSON"],
    [["application/json"], "application/hal+json", "none"],
    [["application/hal+json"], "application/json", "none"],
    [["text/*"], "application/json", "none"],
    [["application/*+json"], "application/json", "none"],
  ])("%j and %s: %s", async (described, contentType, expected) =>
    expect(await chosen(described, contentType)).toBe(expected),
  );

  test("a message that does not say is JSON where that is offered", async () => {
    const content = {
      "application/xml": { schema: { type: "integer" } },
      "application/json": { schema: { type: "object" } },
    };
    expect(await post(takingAll(content), undefined, { a: 1 })).toEqual([]);
  });

  test("XML, binary and plain text", async () => {
    const content = {
      "application/xml": { schema: { type: "object" } },
      "text/plain": { schema: { type: "string", maxLength: 3 } },
      "application/octet-stream": { schema: {} },
    };
    expect(await post(takingAll(content), "application/xml", "<a/>")).toEqual([
      "unverified request-not-examined request.body",
    ]);
    expect(await post(takingAll(content), "application/octet-stream", "abc")).toEqual([
      "unverified request-not-examined request.body",
    ]);
    expect(await post(takingAll(content), "text/plain", "abc")).toEqual([]);
    expect(await post(takingAll(content), "text/plain", "abcd")).toEqual(["breaks request-body-refused request.body"]);
  });

  test("who expects 415 means to send another type", async () => {
    const description = describing({
      "/": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema: {} } } },
          responses: { "415": { description: "" }, "400": { description: "" } },
        },
      },
    });
    const asked = (status: number, request: JsonObject) =>
      hold(description, { request: { method: "POST", ...request }, response: { status } });
    const xml = { headers: { "Content-Type": "application/xml" }, body: "<a/>" };
    expect(outcome(await asked(415, xml))).toEqual([]);
    expect(outcome(await asked(400, xml))).toEqual([
      "breaks request-content-type-refused request.headers.content-type",
    ]);
    expect(outcome(await asked(400, {}))).toEqual([]);
  });
});

describe("media types of a response", () => {
  const two = describing({
    "/": {
      get: {
        responses: {
          "200": {
            description: "ok",
            content: {
              "application/json": {
                schema: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
              },
              "application/vnd.b+json": {
                schema: { type: "object", properties: { b: { type: "string" } }, required: ["b"] },
              },
              "text/plain": { schema: { type: "string", enum: ["pong"] } },
              "text/csv": {},
            },
          },
          "400": { description: "bad", content: { "application/problem+json": { schema: { type: "object" } } } },
        },
      },
    },
  });
  const answers = async (headers: JsonObject, body: Json, accept?: string, status = 200): Promise<string[]> =>
    outcome(
      await hold(two, {
        request: accept === undefined ? {} : { headers: { Accept: accept } },
        response: { status, headers, body },
      }),
    );

  test("the response's own Content-Type decides, whatever is accepted", async () => {
    const type = "application/vnd.b+json";
    expect(await answers({ "Content-Type": type }, { b: "x" }, "application/json")).toEqual([]);
    expect(await answers({ "Content-Type": type }, { a: "x" })).toEqual([
      "breaks response-property-not-described response.body.a",
    ]);
    expect(await answers({}, { b: "x" }, type)).toEqual([]);
    expect(await answers({}, { a: "x" })).toEqual([]);
    expect(await answers({ "Content-Type": "application/hal+json" }, { a: "x" })).toEqual([
      "breaks response-content-type-not-offered response.headers.content-type",
    ]);
  });

  test("plain text by value, other types not at all", async () => {
    expect(await answers({ "Content-Type": "text/plain" }, "pong")).toEqual([]);
    expect(await answers({ "Content-Type": "text/plain" }, "ping")).toEqual([
      "breaks response-value-impossible response.body",
    ]);
    expect(await answers({ "Content-Type": "text/csv" }, "a,b")).toEqual([
      "unverified response-not-examined response.body",
    ]);
  });

  test.each<[string, boolean]>([
    ["application/json", true],
    ["text/html, application/json;q=0.9", true],
    ["*/*", true],
    ["text/*", true],
    ["application/problem+json", true],
    ["text/html", false],
    ["text/html, application/json;q=0", false],
    ["text/html;q=0.5, image/*", false],
  ])("Accept: %s", async (accept, isOffered) =>
    expect(await answers({ "Content-Type": "application/json" }, { a: "x" }, accept)).toEqual(
      isOffered ? [] : ["breaks request-accept-not-offered request.headers.accept"],
    ),
  );

  test("a body that nobody described, and one without a schema", async () => {
    const bare = describing({ "/": { get: { responses: { "200": { description: "ok" } } } } });
    const schemaless = describing({
      "/": { get: { responses: { "200": { description: "ok", content: { "application/json": {} } } } } },
    });
    for (const description of [bare, schemaless])
      expect(outcome(await hold(description, { response: { body: { a: 1 } } }))).toEqual([
        "breaks response-body-not-described response.body",
      ]);
    expect(outcome(await hold(bare, { response: {} }))).toEqual([]);
  });
});

describe("bodies that look like none", () => {
  const version = "4.0";
  const sent = (content: Json): JsonObject => ({ body: { contentType: "application/json", encoded: false, content } });

  test.each<[Json, JsonObject, string[]]>([
    [false, { type: "boolean" }, []],
    [0, { type: "integer" }, []],
    ["", { type: "string" }, []],
    [null, { type: "null" }, []],
    [[], { type: "array" }, []],
    [{}, { type: "object" }, []],
    [false, { const: true }, ["breaks request-body-refused request.body"]],
    [0, { type: "integer", minimum: 1 }, ["breaks request-body-refused request.body"]],
    ["", { type: "string", minLength: 1 }, ["breaks request-body-refused request.body"]],
    [null, { type: "object" }, ["breaks request-body-refused request.body"]],
    [[], { type: "array", minItems: 1 }, ["breaks request-body-refused request.body"]],
    [{}, { type: "object", required: ["a"] }, ["breaks request-body-refused request.body"]],
  ])("%j is sent, %j is taken", async (content, schema, expected) =>
    expect(outcome(await hold(taking(schema), { request: { method: "POST", ...sent(content) }, version }))).toEqual(
      expected,
    ),
  );

  test.each<[Json, JsonObject, string[]]>([
    [false, { type: "boolean" }, []],
    [0, { type: "integer" }, []],
    ["", { type: "string" }, []],
    [null, { type: "null" }, []],
    [false, { const: true }, ["breaks response-value-impossible response.body"]],
    [0, { type: "integer", minimum: 1 }, ["breaks response-value-impossible response.body"]],
    ["", { type: "string", minLength: 1 }, ["breaks response-value-impossible response.body"]],
    [null, { type: "object" }, ["breaks response-type-impossible response.body"]],
    [[], { type: "array", minItems: 1 }, ["breaks response-length-impossible response.body"]],
    [
      [1],
      { type: "array", maxItems: 0, items: { type: "integer" } },
      ["breaks response-length-impossible response.body"],
    ],
  ])("%j is expected of %j", async (content, schema, expected) =>
    expect(outcome(await hold(answering(schema), { response: sent(content), version }))).toEqual(expected),
  );

  test("no body at all where one is required", async () => {
    for (const body of [null, ""])
      expect(outcome(await hold(taking({}), { request: { method: "POST", body } }))).toEqual([
        "breaks request-body-missing request.body",
      ]);
    expect(outcome(await hold(taking({}), { request: { method: "POST" } }))).toEqual([
      "breaks request-body-missing request.body",
    ]);
  });

  test("a body where none is described", async () => {
    expect(outcome(await hold(answering({ type: "object" }), { request: { body: { a: 1 } } }))).toEqual([
      "at-risk request-body-not-described request.body",
    ]);
  });
});

describe("readOnly and writeOnly", () => {
  const schema = {
    type: "object",
    required: ["id", "secret", "name"],
    properties: {
      id: { type: "integer", readOnly: true },
      secret: { type: "string", writeOnly: true, minLength: 3 },
      name: { type: "string" },
      owner: { $ref: "#/components/schemas/Owner" },
    },
    additionalProperties: false,
  };
  const rest = { components: { schemas: { Owner: { type: "string", readOnly: true } } } };

  test("what is read only need not be sent, what is write only must", async () => {
    expect(outcome(await sending(taking(schema, rest), { secret: "abc", name: "n" }))).toEqual([]);
    expect(outcome(await sending(taking(schema, rest), { id: 1, secret: "abc", name: "n", owner: "me" }))).toEqual([]);
    expect(outcome(await sending(taking(schema, rest), { name: "n" }))).toEqual([
      "breaks request-body-refused request.body",
    ]);
    expect(outcome(await sending(taking(schema, rest), { secret: "a", name: "n" }))).toEqual([
      "breaks request-body-refused request.body.secret",
    ]);
  });

  test("what is write only is never returned, what is read only is", async () => {
    const like = { $: [{ match: "type" }] };
    expect(outcome(await expecting(answering(schema, rest), { id: 1, name: "n" }, like))).toEqual([]);
    expect(outcome(await expecting(answering(schema, rest), { secret: "abc" }, like))).toEqual([
      "breaks response-property-write-only response.body.secret",
    ]);
    expect(outcome(await expecting(answering(schema, rest), { owner: "me" }, like))).toEqual([
      "at-risk response-property-optional response.body.owner",
    ]);
  });
});

describe("values that a request may send beyond its example", () => {
  const schema = {
    type: "object",
    properties: { kind: { type: "string", enum: ["a", "b"] }, free: { type: "string" } },
  };
  test.each<[string, Json[], string[]]>([
    ["type", [{ match: "type" }], ["at-risk request-value-not-accepted request.body.kind"]],
    ["the same choice", [{ match: "regex", regex: "^(a|b)$" }], []],
    ["a part of it", [{ match: "regex", regex: "a" }], []],
    [
      "a wider choice",
      [{ match: "regex", regex: "^(a|b|c)$" }],
      ["at-risk request-value-not-accepted request.body.kind"],
    ],
    ["include", [{ match: "include", value: "a" }], ["at-risk request-value-not-accepted request.body.kind"]],
    ["equality", [{ match: "equality" }], []],
  ])("%s", async (_, matchers, expected) => {
    expect(outcome(await sending(taking(schema), { kind: "a", free: "x" }, { "$.kind": matchers }))).toEqual(expected);
    expect(outcome(await sending(taking(schema), { kind: "a", free: "x" }, { "$.free": matchers }))).toEqual([]);
  });

  test("properties that the model does not list", async () => {
    const nested = { type: "object", properties: { a: schema, list: { type: "array", items: schema } } };
    const body = { a: { kind: "a", x: 1 }, list: [{ y: 1 }], z: 1 };
    expect(outcome(await sending(taking(nested), body))).toEqual([
      "at-risk request-property-not-described request.body.a.x",
      "at-risk request-property-not-described request.body.list[*].y",
      "at-risk request-property-not-described request.body.z",
    ]);
    expect(outcome(await sending(taking({ type: "object" }), body))).toEqual([]);
    expect(outcome(await sending(taking({ ...schema, additionalProperties: true }), { z: 1 }))).toEqual([]);
  });

  test("a rule that does not reach a place says nothing of it", async () => {
    const description = taking(schema);
    const headers = { "Content-Type": "application/json" };
    const request = {
      method: "POST",
      headers,
      body: { kind: "a" },
      matchingRules: bodyRules({ "$.other": [{ match: "type" }] }),
    };
    expect(outcome(await hold(description, { request }))).toEqual([]);
  });
});

test("a tag that nobody knows is refused in the last of many items too", async () => {
  const cat = { type: "object", properties: { kind: { type: "string" } } };
  const pet = {
    oneOf: [{ $ref: "#/components/schemas/Cat" }],
    discriminator: { propertyName: "kind", mapping: { cat: "Cat" } },
  };
  const two = { ...pet, oneOf: [...pet.oneOf, { type: "string" }] };
  const description = taking({ type: "array", items: two }, { components: { schemas: { Cat: cat } } });
  const items = (last: string): Json => [...Array.from({ length: 50 }, () => ({ kind: "cat" })), { kind: last }];
  expect(outcome(await sending(description, items("cat")))).toEqual([]);
  expect(outcome(await sending(description, items("dog")))).toEqual([
    "breaks request-body-refused request.body[*].kind",
  ]);
});
