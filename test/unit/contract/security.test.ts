import { describe, expect, test } from "vitest";
import { describing, hold, outcome } from "../../support/contract.ts";
import type { Json, JsonObject } from "../../support/json.ts";

const SCHEMES: Record<string, JsonObject> = {
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "key" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
  basic: { type: "http", scheme: "basic" },
  bearer: { type: "http", scheme: "Bearer" },
  digest: { type: "http", scheme: "digest" },
  oauth: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://example.org/token", scopes: { read: "" } } },
  },
  openid: { type: "openIdConnect", openIdConnectUrl: "https://example.org/.well-known/openid-configuration" },
  tls: { type: "mutualTLS" },
};

/** Whether an operation with this `security` lets a request in, and what is said of it beside that. */
async function enter(security: Json, request: JsonObject, status = 200, rest: JsonObject = {}): Promise<string[]> {
  const responses = { "200": { description: "ok" }, "401": { description: "no" } };
  const description = describing(
    { "/": { get: { security, responses } } },
    { components: { securitySchemes: SCHEMES }, ...rest },
  );
  return outcome(await hold(description, { request, response: { status } }));
}

const IN: string[] = [];
const OUT = ["breaks request-authorization-missing request.headers"];
const authorization = (value: string): JsonObject => ({ headers: { Authorization: value } });

describe("each scheme", () => {
  test.each<[string, JsonObject, string[]]>([
    ["header", { headers: { "x-KEY": "abc" } }, IN],
    [
      "header",
      { headers: { "X-Other": "abc" } },
      ["at-risk request-parameter-not-described request.headers.x-other", ...OUT],
    ],
    [
      "header",
      { query: { "X-Key": ["abc"] } },
      ["at-risk request-parameter-not-described request.query.X-Key", ...OUT],
    ],
    ["query", { query: { key: ["abc"] } }, IN],
    ["query", { query: { Key: ["abc"] } }, ["at-risk request-parameter-not-described request.query.Key", ...OUT]],
    ["cookie", { headers: { Cookie: "a=1; session=abc; b=2" } }, IN],
    ["cookie", { headers: { Cookie: ["a=1", "session=abc"] } }, IN],
    ["cookie", { headers: { Cookie: "xsession=abc" } }, OUT],
    ["cookie", {}, OUT],
    ["basic", authorization("Basic YTpi"), IN],
    ["basic", authorization("basic YTpi"), IN],
    ["basic", authorization("Bearer abc"), OUT],
    ["basic", authorization("Basic"), OUT],
    ["bearer", authorization("Bearer abc"), IN],
    ["bearer", authorization("bearer abc"), IN],
    ["bearer", authorization("Bearerabc"), OUT],
    ["bearer", {}, OUT],
    ["digest", authorization('Digest username="a"'), IN],
    ["digest", authorization("Basic YTpi"), OUT],
    ["oauth", authorization("Bearer abc"), IN],
    ["oauth", {}, OUT],
    ["openid", authorization("Bearer abc"), IN],
    ["openid", {}, OUT],
    ["tls", {}, IN],
    ["undeclared", authorization("Bearer abc"), OUT],
  ])("%s with %j", async (name, request, expected) => expect(await enter([{ [name]: [] }], request)).toEqual(expected));
});

describe("alternatives", () => {
  const both = { headers: { "X-Key": "abc", Authorization: "Bearer abc" } };
  const key = { headers: { "X-Key": "abc" } };
  const token = authorization("Bearer abc");

  test.each<[string, Json, JsonObject, string[]]>([
    ["one and the other: both", [{ header: [], bearer: [] }], both, IN],
    ["one and the other: the one", [{ header: [], bearer: [] }], key, OUT],
    ["one and the other: the other", [{ header: [], bearer: [] }], token, OUT],
    ["one or the other: the one", [{ header: [] }, { bearer: [] }], key, IN],
    ["one or the other: the other", [{ header: [] }, { bearer: [] }], token, IN],
    ["one or the other: none", [{ header: [] }, { bearer: [] }], {}, OUT],
    [
      "two or two: one of each",
      [
        { header: [], cookie: [] },
        { bearer: [], cookie: [] },
      ],
      both,
      OUT,
    ],
    ["optional", [{}, { bearer: [] }], {}, IN],
    ["optional, with credentials", [{ header: [] }, {}], key, IN],
    ["none demanded", [], {}, IN],
    ["scopes are not looked at", [{ oauth: ["read", "write"] }], token, IN],
  ])("%s", async (_, security, request, expected) => expect(await enter(security, request)).toEqual(expected));

  test("a credential that is not demanded here is described all the same", async () => {
    expect(await enter([{ bearer: [] }], both)).toEqual(IN);
  });

  test("the description's own requirement holds where the operation has none", async () => {
    const description = (operation: JsonObject) =>
      describing(
        { "/": { get: { responses: { "200": { description: "ok" } }, ...operation } } },
        { components: { securitySchemes: SCHEMES }, security: [{ bearer: [] }] },
      );
    expect(outcome(await hold(description({}), {}))).toEqual(OUT);
    expect(outcome(await hold(description({ security: [] }), {}))).toEqual(IN);
    expect(outcome(await hold(description({ security: [{ header: [] }] }), { request: key }))).toEqual(IN);
  });

  test("who expects a refusal may come without", async () =>
    expect(await enter([{ bearer: [] }], {}, 401)).toEqual(IN));

  test("the schemes whose credentials are sent are noted", async () => {
    const description = describing(
      { "/": { get: { security: [{ header: [] }, { bearer: [] }], responses: { "200": { description: "ok" } } } } },
      { components: { securitySchemes: SCHEMES } },
    );
    expect((await hold(description, { request: key })).usage?.security).toEqual(["header"]);
  });
});

test("basic of Swagger 2", async () => {
  const rest = {
    swagger: "2.0",
    securityDefinitions: { login: { type: "basic" }, key: { type: "apiKey", in: "query", name: "k" } },
  };
  expect(await enter([{ login: [] }], authorization("Basic YTpi"), 200, rest)).toEqual(IN);
  expect(await enter([{ login: [] }], authorization("Bearer abc"), 200, rest)).toEqual(OUT);
  expect(await enter([{ key: [] }], { query: { k: ["1"] } }, 200, rest)).toEqual(IN);
  expect(await enter([{ key: [], login: [] }], { query: { k: ["1"] } }, 200, rest)).toEqual(OUT);
});
