import { type JsonObject, json, ref } from "./support/json.ts";

const TEXT: JsonObject = { type: "string" };

/** Another description, of what the first kitchen sink lacks: OpenAPI 3.2, and every keyword of JSON Schema 2020-12. */
export const newKitchenSink = (): JsonObject => ({
  openapi: "3.2.0",
  $self: "https://example.com/api.json",
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  info: {
    title: "Archive",
    version: "2.0.0",
    summary: "Letters",
    termsOfService: "https://example.com/terms",
    contact: { name: "Archive", email: "archive@example.com" },
    license: { name: "MIT", identifier: "MIT" },
  },
  externalDocs: { url: "https://example.com/docs" },
  servers: [{ url: "https://{host}.example.com/{stage}", name: "main", variables: variables() }],
  tags: [{ name: "letters", summary: "Letters", kind: "nav", parent: "archive" }, { name: "archive" }],
  security: [{ device: ["read"] }, { id: ["profile"] }, { mutual: [] }],
  paths: {
    "/letters": {
      summary: "All letters",
      servers: [{ url: "https://letters.example.com" }],
      query: searchLetters(),
      post: { requestBody: letterBody(), responses: { "2XX": { description: "Filed" } }, tags: ["letters"] },
      additionalOperations: {
        COPY: { operationId: "copyLetters", responses: { "200": { description: "Copied", content: stream() } } },
      },
    },
    "/letters/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, style: "label", explode: true, schema: TEXT },
        { name: "filter", in: "query", style: "deepObject", explode: true, schema: { type: "object" } },
        { name: "reserved", in: "query", allowReserved: true, schema: TEXT },
        { name: "empty", in: "query", allowEmptyValue: true, schema: TEXT },
        { name: "range", in: "query", content: json({ type: "object", properties: { from: TEXT } }) },
      ],
      get: { operationId: "getLetter", deprecated: true, responses: letterResponses() },
      put: { operationId: "form", requestBody: formBody(), responses: { "204": { description: "Kept" } } },
      servers: [{ url: "https://letters.example.com" }],
    },
    "/search": {
      get: {
        parameters: [
          {
            name: "q",
            in: "querystring",
            required: true,
            content: {
              "application/x-www-form-urlencoded": { schema: { type: "object", properties: { text: TEXT } } },
            },
          },
        ],
        responses: { "200": { $ref: "#/components/responses/Found" } },
      },
    },
  },
  components: {
    schemas: { Letter: letter(), Node: node(), Mail: mail(), Note: note(), Words: words() },
    responses: { Found: { description: "Found", content: { "application/json": ref("mediaTypes/Letters") } } },
    mediaTypes: { Letters: { schema: { type: "array", items: ref("schemas/Letter") } } },
    headers: { Rate: { required: true, style: "simple", explode: false, schema: { type: "integer" } } },
    links: { Next: link() },
    pathItems: { Unused: { get: { responses: { "200": { description: "Unused" } } } } },
    securitySchemes: schemes(),
  },
});

const variables = (): JsonObject => ({
  host: { default: "eu", enum: ["eu", "us"], description: "Where" },
  stage: { default: "live" },
});

const searchLetters = (): JsonObject => ({
  operationId: "searchLetters",
  requestBody: { required: true, content: json(ref("schemas/Words")) },
  responses: { "200": { description: "Some", content: json({ type: "array", items: ref("schemas/Letter") }) } },
});

const letterBody = (): JsonObject => ({
  required: true,
  content: { ...json(ref("schemas/Letter")), "application/xml": { schema: ref("schemas/Node") } },
});

const stream = (): JsonObject => ({
  "application/jsonl": { itemSchema: ref("schemas/Letter") },
  "text/event-stream": { itemSchema: { type: "object", required: ["data"], properties: { data: TEXT } } },
});

const letterResponses = (): JsonObject => ({
  "200": {
    summary: "It",
    description: "The letter",
    headers: { Rate: ref("headers/Rate"), Pages: { deprecated: true, schema: { type: "integer" } } },
    content: { "application/xml": { schema: ref("schemas/Node") }, "image/*": {} },
    links: { Next: ref("links/Next"), All: { operationRef: "#/paths/~1letters/post", server: { url: "/" } } },
  },
  "4XX": { description: "Refused", content: json({ oneOf: [ref("schemas/Mail"), ref("schemas/Note")] }) },
});

const link = (): JsonObject => ({
  operationId: "getLetter",
  parameters: { id: "$response.body#/next" },
  requestBody: "$response.body",
});

const formBody = (): JsonObject => ({
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { scan: TEXT, tags: { type: "array", items: TEXT }, address: { type: "object" } },
      },
      encoding: {
        scan: { contentType: "image/png", headers: { "X-Page": { required: true, schema: { type: "integer" } } } },
        tags: { style: "spaceDelimited", explode: false, allowReserved: true },
      },
    },
    "multipart/mixed": {
      schema: { type: "array", items: TEXT },
      prefixEncoding: [{ contentType: "text/plain" }],
      itemEncoding: { contentType: "image/png" },
    },
  },
});

const schemes = (): JsonObject => ({
  device: {
    type: "oauth2",
    oauth2MetadataUrl: "https://example.com/.well-known",
    flows: {
      deviceAuthorization: {
        deviceAuthorizationUrl: "https://example.com/device",
        tokenUrl: "https://example.com/token",
        refreshUrl: "https://example.com/refresh",
        scopes: { read: "Read", unused: "Nothing" },
      },
    },
  },
  id: { type: "openIdConnect", openIdConnectUrl: "https://example.com/openid" },
  mutual: { type: "mutualTLS", description: "Certificates" },
});

/** One property per keyword, so that each is heard. */
const letter = (): JsonObject => ({
  type: "object",
  required: ["counted", "text"],
  minProperties: 3,
  maxProperties: 40,
  properties: {
    text: { type: "string", minLength: 2, maxLength: 9 },
    lower: { type: "number", minimum: 1 },
    upper: { type: "number", maximum: 9 },
    above: { type: "number", exclusiveMinimum: 1 },
    below: { type: "number", exclusiveMaximum: 9 },
    step: { type: "number", multipleOf: 0.5 },
    code: { type: "string", pattern: "^[A-Z]+$" },
    day: { type: "string", format: "date" },
    size: { type: "integer", format: "int32" },
    few: { type: "array", minItems: 1, maxItems: 5, items: TEXT },
    several: { type: "array", uniqueItems: true, items: TEXT },
    tuple: { type: "array", prefixItems: [TEXT, { type: "integer" }], items: { type: "boolean" } },
    counted: { type: "array", items: TEXT, contains: { const: "a" }, minContains: 2, maxContains: 3 },
    rest: { type: "array", prefixItems: [TEXT], unevaluatedItems: { type: "integer" } },
    map: { type: "object", additionalProperties: { type: "integer" } },
    shut: { type: "object", properties: { a: TEXT }, additionalProperties: false },
    named: { type: "object", propertyNames: { pattern: "^x" } },
    patterned: { type: "object", patternProperties: { "^x": TEXT } },
    dependent: { type: "object", properties: { a: TEXT }, dependentRequired: { a: ["b"] } },
    depending: { type: "object", properties: { a: TEXT }, dependentSchemas: { a: { required: ["b"] } } },
    left: { type: "object", properties: { a: TEXT }, unevaluatedProperties: false },
    forbidden: { type: "string", not: { const: "none" } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    conditional: { type: "object", if: { required: ["a"] }, then: { required: ["b"] }, else: { required: ["c"] } },
    fixed: { const: 7 },
    listed: { type: "string", enum: ["a", "b"], default: "a" },
    mixed: { type: ["string", "integer", "null"] },
    encoded: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    embedded: { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } },
    either: {
      anyOf: [
        { type: "string", minLength: 3 },
        { type: "integer", minimum: 3 },
      ],
    },
    tagged: {
      oneOf: [ref("schemas/Mail"), ref("schemas/Note")],
      discriminator: {
        propertyName: "kind",
        mapping: { mail: "#/components/schemas/Mail", note: "#/components/schemas/Note" },
        defaultMapping: "#/components/schemas/Note",
      },
    },
    all: { allOf: [{ type: "object", properties: { a: TEXT } }, { required: ["a"] }] },
    hidden: { type: "string", readOnly: true },
    secret: { type: "string", writeOnly: true },
    old: { type: "string", deprecated: true },
    tree: { $ref: "#/components/schemas/Node" },
    anything: true,
    dynamic: { $dynamicRef: "#letter" },
    growing: { type: "string", "x-extensible-enum": ["a", "b"] },
    worded: {
      type: "string",
      title: "Worded",
      description: "Words",
      examples: ["a"],
      $comment: "For authors",
      externalDocs: { url: "https://example.com" },
    },
  },
  $dynamicAnchor: "letter",
});

const node = (): JsonObject => ({
  type: "object",
  properties: {
    name: { type: "string", xml: { name: "n", attribute: true, namespace: "urn:n", prefix: "p" } },
    children: { type: "array", items: ref("schemas/Node"), xml: { wrapped: true } },
    text: { type: "string", xml: { nodeType: "text" } },
  },
  xml: { name: "node" },
});

const mail = (): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "mail" }, to: TEXT },
});
const note = (): JsonObject => ({ type: "object", required: ["kind"], properties: { kind: { const: "note" } } });
const words = (): JsonObject => ({ type: "object", required: ["words"], properties: { words: TEXT } });
