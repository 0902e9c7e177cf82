import type { Shape } from "./hostile-shapes.ts";
import type { Json, JsonObject } from "./json.ts";

const leaf = (edited: boolean): JsonObject => ({ type: edited ? "integer" : "string" });
const content = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const answer = (schema: JsonObject): JsonObject => ({ description: "ok", content: content(schema) });
const get = (edited: boolean, more: JsonObject = {}): JsonObject => ({
  get: { responses: { "200": answer(leaf(edited)) }, ...more },
});

const api = (paths: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Shape", version: "1" },
  paths,
  ...more,
});

const count = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index));
const named = (size: number, make: (index: number) => [string, Json]): JsonObject =>
  Object.fromEntries(count(size, make));
const isLast = (index: number, size: number, edited: boolean): boolean => edited && index === size - 1;

const shape = (what: string, size: number, finds: string, make: Shape["make"]): Shape => ({ what, size, finds, make });

/** An operation whose one response has these members. */
const responding = (more: JsonObject): JsonObject =>
  api({ "/a": { get: { responses: { "200": { description: "ok", ...more } } } } });

export const PATHS: Shape[] = [
  shape("paths", 100_000, "type-changed", (n, edited) =>
    api(named(n, (index) => [`/p${index}`, get(isLast(index, n, edited))])),
  ),
  shape("paths, one gone", 100_000, "path-removed", (n, edited) =>
    api(named(edited ? n - 1 : n, (index) => [`/p${index}`, get(false)])),
  ),
  shape("paths, all gone", 20_000, "path-removed", (n, edited) =>
    api(named(edited ? 1 : n, (index) => [`/p${index}`, get(false)])),
  ),
  shape("paths, all others", 20_000, "path-removed", (n, edited) =>
    api(named(n, (index) => [`/${edited ? "q" : "p"}${index}`, get(false)])),
  ),
  shape("paths, all behind templates", 20_000, "operation-covered-by-template", (n, edited) =>
    api(named(n, (index) => [`/p${index}/${edited ? "{id}" : "mine"}`, get(false)])),
  ),
  shape("paths turned round", 50_000, "type-changed", (n, edited) => {
    const paths = count(n, (index): [string, Json] => [`/p${index}/{id}`, get(isLast(index, n, edited))]);
    return api(Object.fromEntries(edited ? paths.reverse() : paths));
  }),
  shape("paths under another server", 50_000, "type-changed", (n, edited) =>
    api(
      named(n, (index) => [`${edited ? "" : "/v1"}/p${index}`, get(isLast(index, n, edited))]),
      {
        servers: [{ url: edited ? "https://a/v1" : "https://a" }],
      },
    ),
  ),
  shape("methods of one path that all go", 20_000, "operation-removed", (n, edited) =>
    api(
      {
        "/a": {
          ...get(false),
          additionalOperations: named(edited ? 1 : n, (index) => [`M${index}`, get(false).get as JsonObject]),
        },
      },
      { openapi: "3.2.0" },
    ),
  ),
  shape("paths that share what is edited", 20_000, "type-changed", (n, edited) =>
    api(
      named(n, (index) => [
        `/p${index}`,
        { get: { responses: { "200": answer({ $ref: "#/components/schemas/S" }) } } },
      ]),
      { components: { schemas: { S: { type: "object", properties: { end: leaf(edited) } } } } },
    ),
  ),
  shape("paths that share much that is edited", 1_000, "type-changed", (n, edited) =>
    api(
      named(n, (index) => [
        `/p${index}`,
        { get: { responses: { "200": answer({ $ref: "#/components/schemas/S" }) } } },
      ]),
      {
        components: {
          schemas: { S: { type: "object", properties: named(n, (index) => [`f${index}`, leaf(edited)]) } },
        },
      },
    ),
  ),
  shape("path items by reference", 20_000, "type-changed", (n, edited) =>
    api(
      named(n, (index) => [`/p${index}`, { $ref: `#/components/pathItems/P${index}` }]),
      {
        components: { pathItems: named(n, (index) => [`P${index}`, get(isLast(index, n, edited))]) },
      },
    ),
  ),
  shape("a path of many templates", 20_000, "type-changed", (n, edited) =>
    api({
      [count(n, (index) => `/{p${index}}`).join("")]: {
        parameters: count(n, (index) => ({
          name: `p${index}`,
          in: "path",
          required: true,
          schema: leaf(isLast(index, n, edited)),
        })),
        ...get(false),
      },
    }),
  ),
  shape("an opening brace over and over", 500_000, "type-changed", (n, edited) =>
    api({ [`/${"{".repeat(n)}`]: get(edited) }),
  ),
  shape("deep paths", 20_000, "path-removed", (n, edited) =>
    api({ [`/a${"/b".repeat(n)}`]: get(false), ...(edited ? {} : { [`/a${"/b".repeat(n)}/c`]: get(false) }) }),
  ),
  shape("webhooks", 20_000, "type-changed", (n, edited) =>
    api(
      {},
      {
        webhooks: named(n, (index) => [
          `w${index}`,
          { post: { requestBody: { content: content(leaf(isLast(index, n, edited))) }, responses: {} } },
        ]),
      },
    ),
  ),
  shape("callbacks", 20_000, "type-changed", (n, edited) =>
    api({
      "/a": get(false, {
        callbacks: named(n, (index) => [
          `c${index}`,
          {
            "{$request.body#/url}": {
              post: { requestBody: { content: content(leaf(isLast(index, n, edited))) }, responses: {} },
            },
          },
        ]),
      }),
    }),
  ),
  shape("operations of another tag", 50_000, "operation-id-changed", (n, edited) =>
    api(
      named(n, (index) => [
        `/p${index}`,
        get(false, { operationId: `${isLast(index, n, edited) ? "other" : "op"}${index}` }),
      ]),
    ),
  ),
];

const parameter = (name: string, edited: boolean, place = "query"): JsonObject => ({
  name,
  in: place,
  schema: leaf(edited),
});
const withParameters = (parameters: Json): JsonObject => api({ "/a": { ...get(false), parameters } });

export const PARTS: Shape[] = [
  shape("parameters", 100_000, "type-changed", (n, edited) =>
    withParameters(count(n, (index) => parameter(`p${index}`, isLast(index, n, edited)))),
  ),
  shape("parameters that all move", 20_000, "parameter-moved", (n, edited) =>
    withParameters(count(n, (index) => parameter(`p${index}`, false, edited ? "header" : "query"))),
  ),
  shape("parameters that all go", 20_000, "parameter-removed", (n, edited) =>
    withParameters(count(n, (index) => parameter(`${edited ? "q" : "p"}${index}`, false))),
  ),
  shape("headers", 20_000, "enum-value-added", (n, edited) =>
    responding({
      headers: named(n, (index) => [`X-${index}`, { schema: { enum: isLast(index, n, edited) ? ["a", "b"] : ["a"] } }]),
    }),
  ),
  shape("responses", 20_000, "type-changed", (n, edited) =>
    api({
      "/a": {
        get: { responses: named(n, (index) => [`${2_000_000 + index}`, answer(leaf(isLast(index, n, edited)))]) },
      },
    }),
  ),
  shape("responses that all go", 20_000, "response-success-status-removed", (n, edited) =>
    api({
      "/a": {
        get: { responses: named(n, (index) => [`${(edited ? 3_000_000 : 2_000_000) + index}`, answer(leaf(false))]) },
      },
    }),
  ),
  shape("media types", 20_000, "type-changed", (n, edited) =>
    responding({
      content: named(n, (index) => [`application/vnd.${index}+json`, { schema: leaf(isLast(index, n, edited)) }]),
    }),
  ),
  shape("media types that are all others", 20_000, "media-type-removed", (n, edited) =>
    responding({
      content: named(n, (index) => [`application/vnd.${edited ? "b" : "a"}${index}+json`, { schema: leaf(false) }]),
    }),
  ),
  shape("media types of another parameter", 20_000, "type-changed", (n, edited) =>
    responding({
      content: named(n, (index) => [
        `application/vnd.${index}+json; v=${edited ? 2 : 1}`,
        { schema: leaf(isLast(index, n, edited)) },
      ]),
    }),
  ),
  shape("links that all go", 20_000, "link-removed", (n, edited) =>
    responding({ links: named(n, (index) => [`${edited ? "m" : "l"}${index}`, { operationId: "x" }]) }),
  ),
  shape("encodings", 20_000, "encoding-changed", (n, edited) =>
    api({
      "/a": {
        post: {
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: { type: "object", properties: named(n, (index) => [`p${index}`, { type: "string" }]) },
                encoding: named(n, (index) => [
                  `p${index}`,
                  { contentType: isLast(index, n, edited) ? "text/css" : "text/plain" },
                ]),
              },
            },
          },
          responses: {},
        },
      },
    }),
  ),
  shape("servers", 20_000, "server-removed", (n, edited) =>
    api({ "/a": get(false) }, { servers: count(edited ? n - 1 : n, (index) => ({ url: `https://h${index}/v1` })) }),
  ),
  shape("servers that are all others", 10_000, "server-url-changed", (n, edited) =>
    api({ "/a": get(false) }, { servers: count(n, (index) => ({ url: `https://${edited ? "b" : "a"}${index}/v1` })) }),
  ),
  shape("servers with variables", 10_000, "server-variable-value-removed", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        servers: count(n, (index) => ({
          url: `https://{where}/v${index}`,
          variables: { where: { default: "a", enum: isLast(index, n, edited) ? ["a"] : ["a", "b"] } },
        })),
      },
    ),
  ),
  shape("variables of one server", 10_000, "server-variable-value-removed", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        servers: [
          {
            url: `https://h${count(n, (index) => `/{v${index}}`).join("")}`,
            variables: named(n, (index) => [
              `v${index}`,
              { default: "a", enum: isLast(index, n, edited) ? ["a"] : ["a", "b"] },
            ]),
          },
        ],
      },
    ),
  ),
  shape("values of one variable", 50_000, "server-variable-value-removed", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        servers: [
          {
            url: "https://{v}",
            variables: {
              v: {
                default: "v0",
                enum: count(n, (index) => `${isLast(index, n, edited) ? "w" : "v"}${index}`).reverse(),
              },
            },
          },
        ],
      },
    ),
  ),
  shape("tags", 100_000, "type-changed", (n, edited) =>
    api({ "/a": get(edited) }, { tags: count(n, (index) => ({ name: `t${index}` })) }),
  ),
];

const keys = (n: number): JsonObject => ({
  securitySchemes: named(n, (index) => [`k${index}`, { type: "apiKey", in: "header", name: `X-${index}` }]),
});

export const SECURITY: Shape[] = [
  shape("security schemes", 20_000, "security-scheme-changed", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        security: [{ [`k${n - 1}`]: [] }],
        components: {
          securitySchemes: named(n, (index) => [
            `k${index}`,
            { type: "apiKey", in: isLast(index, n, edited) ? "query" : "header", name: `X-${index}` },
          ]),
        },
      },
    ),
  ),
  shape("alternatives, one gone", 10_000, "security-tightened", (n, edited) =>
    api(
      { "/a": get(false) },
      { security: count(edited ? n - 1 : n, (index) => ({ [`k${index}`]: [] })), components: keys(n) },
    ),
  ),
  shape("alternatives turned round, one gone", 5_000, "security-tightened", (n, edited) => {
    const security = count(n, (index): JsonObject => ({ [`k${index}`]: [] }));
    return api(
      { "/a": get(false) },
      { security: edited ? security.slice(1).reverse() : security, components: keys(n) },
    );
  }),
  shape("requirements at once, one more", 10_000, "security-tightened", (n, edited) =>
    api(
      { "/a": get(false) },
      { security: [named(edited ? n : n - 1, (index) => [`k${index}`, []])], components: keys(n) },
    ),
  ),
  shape("scopes, one more", 50_000, "security-tightened", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        security: [{ o: count(edited ? n : n - 1, (index) => `s${index}`) }],
        components: { securitySchemes: { o: { type: "oauth2", flows: {} } } },
      },
    ),
  ),
  shape("schemes that all changed", 5_000, "security-scheme-changed", (n, edited) =>
    api(
      { "/a": get(false) },
      {
        security: count(n, (index) => ({ [`k${index}`]: [] })),
        components: {
          securitySchemes: named(n, (index) => [
            `k${index}`,
            { type: "apiKey", in: edited ? "query" : "header", name: `X-${index}` },
          ]),
        },
      },
    ),
  ),
  shape("operations with requirements of their own", 20_000, "security-tightened", (n, edited) =>
    api(
      named(n, (index) => [
        `/p${index}`,
        get(false, { security: [{ k0: [] }, ...(isLast(index, n, edited) ? [] : [{ k1: [] }])] }),
      ]),
      { components: keys(2) },
    ),
  ),
];
