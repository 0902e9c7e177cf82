const ORDER = {
  type: "object",
  properties: {
    id: { type: "string", example: "a1", "x-example": "b" },
    status: { type: "string", enum: ["open", "closed"], default: "open" },
    properties: { type: "object", properties: { enum: { type: "string", example: "x" } } },
    lines: {
      type: "array",
      items: { anyOf: [{ type: "string" }, { oneOf: [{ $ref: "#/x" }] }], xml: { wrapped: true } },
    },
  },
  example: { id: null },
  discriminator: "status",
};

const CONTENT = {
  "application/json": { schema: ORDER, example: { id: 1 }, examples: { one: { value: {}, externalValue: "u" } } },
};

const PARAMETERS = [
  { name: "id", in: "path", required: true, schema: { type: "string", default: "1" }, examples: { a: { value: "1" } } },
  { name: "q", in: "query", description: null, example: 2, schema: { type: "integer", enum: [1, 2] } },
  { $ref: "#/components/parameters/page" },
];

const OPERATION = {
  operationId: "read order",
  tags: ["orders", "x"],
  description: "<script>eval(1)</script>",
  parameters: PARAMETERS,
  requestBody: { content: CONTENT },
  responses: {
    "200": { description: "ok", content: CONTENT, headers: { etag: { schema: ORDER, examples: { x: {} } } } },
    default: { description: "", links: { next: { server: { url: "https://e.com/" } } } },
  },
  callbacks: { done: { "{$request.body#/url}": { post: { callbacks: { again: {} }, servers: [{ url: "" }] } } } },
  security: [{ key: ["a"] }, {}],
  servers: [{ url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["us"] } } }],
};

export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Orders", version: "1", contact: { name: "x" }, license: { name: "MIT" }, tags: [{ name: "i" }] },
  servers: [{ url: "https://example.com/" }],
  tags: [{ name: "orders", description: "o" }, { name: "orders" }],
  paths: {
    "/orders/{id}/": { parameters: PARAMETERS, servers: [{ url: "/" }], get: OPERATION, delete: OPERATION, "x-y": {} },
    "/empty": {},
  },
  webhooks: { servers: [1], done: { post: { callbacks: {}, servers: [] } } },
  components: {
    schemas: { Order: ORDER },
    parameters: { page: PARAMETERS[0] },
    headers: { h: { examples: { a: {} }, schema: ORDER } },
    examples: { e: { value: 1 } },
    links: { l: { server: { url: "x" } } },
    callbacks: { c: { "/x": { post: OPERATION } } },
    securitySchemes: { key: { type: "apiKey", in: "query", name: "k" } },
  },
  security: [{ key: [] }],
};

export const SWAGGER = {
  swagger: "2.0",
  info: { title: "Orders", version: "1" },
  host: "example.com/",
  schemes: ["https"],
  paths: {
    "/orders": {
      get: {
        parameters: [
          { in: "body", name: "b", schema: ORDER },
          { in: "formData", name: "f", type: "string", default: "a" },
        ],
        responses: { "200": { description: "", schema: ORDER, examples: { "application/json": {} } } },
      },
    },
  },
  definitions: { Order: ORDER, Empty: {} },
  parameters: { p: { in: "query", name: "p", type: "string", "x-example": 1 } },
  securityDefinitions: { key: { type: "basic" } },
};

const MESSAGE = {
  headers: { type: "object" },
  payload: { type: "object", default: {}, examples: [1] },
  tags: [{ name: "t" }],
  traits: [{ headers: {}, tags: [], payload: { default: 1 } }],
  oneOf: [{ payload: {}, tags: [{ name: "u" }], traits: [{ tags: [] }] }],
};

const CHANNEL = {
  publish: { message: MESSAGE, tags: [{ name: "p" }], traits: [{ tags: [] }], security: [{ s: [] }] },
  subscribe: { message: { ...MESSAGE, schemaFormat: "avro" }, operationId: "s" },
  messages: { m: MESSAGE },
  parameters: { id: { schema: { default: 1, examples: [] } } },
};

export const ASYNCAPI = {
  asyncapi: "2.6.0",
  info: { title: "t", version: "1", contact: {}, tags: [{ name: "x" }] },
  servers: { a: { url: "x", host: "h", pathname: "/", security: [{ s: [] }], tags: [{ name: "s" }] } },
  channels: { "a/{id}?x": CHANNEL, b: {} },
  operations: { o: { tags: [], traits: { t: { tags: [] } }, security: [{}] } },
  tags: [{ name: "z" }],
  components: {
    channels: { c: CHANNEL },
    messages: { m: MESSAGE, n: { ...MESSAGE, schemaFormat: "x" } },
    messageTraits: { t: MESSAGE },
    operationTraits: { t: { tags: [] } },
    operations: { o: { tags: [] }, traits: { t: { tags: [] } } },
    parameters: { p: { schema: { default: 1, examples: [2] } } },
    schemas: { S: { default: 1, examples: [] }, T: {} },
    servers: { s: { tags: [] } },
  },
};

export const WORKFLOWS = {
  arazzo: "1.0.0",
  info: { title: "t", version: "1", summary: "s", description: "<script>" },
  sourceDescriptions: [{ name: "a", url: "u", type: "openapi" }, { name: "b" }],
  workflows: [
    {
      workflowId: "w",
      summary: "s",
      parameters: [{ name: "p" }],
      outputs: { o: "$steps.s" },
      steps: [{ stepId: "s" }, {}],
    },
  ],
};
