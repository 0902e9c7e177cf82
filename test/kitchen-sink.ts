import { type JsonObject, json, jsonBody, ref } from "./support/json.ts";

/**
 * One description that uses a bit of everything, as orders of a shop. `NewOrder` is only sent and `Order` only
 * received, so that a change of either has one side; `Customer` travels both ways.
 */
export const kitchenSink = (): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.4.0", description: "Orders of a shop." },
  servers: [{ url: "https://{region}.example.com/v1", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
  tags: [{ name: "orders" }, { name: "service" }],
  security: [{ key: [] }, { oauth: ["orders:read"] }],
  paths: {
    "/orders": { get: listOrders(), post: createOrder() },
    "/orders/{id}": {
      parameters: [ref("parameters/OrderId")],
      get: {
        operationId: "getOrder",
        tags: ["orders"],
        responses: {
          "200": ref("responses/OneOrder"),
          "404": ref("responses/Problem"),
          default: ref("responses/Problem"),
        },
      },
      delete: {
        operationId: "cancelOrder",
        tags: ["orders"],
        security: [{ key: [], token: [] }, { oauth: ["orders:read", "orders:write"] }],
        responses: { "204": { description: "Cancelled" } },
      },
    },
    "/orders/{id}/label": {
      parameters: [ref("parameters/OrderId")],
      put: {
        operationId: "setLabel",
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["file"],
                properties: { file: { type: "string" }, pages: { type: "array", items: { type: "integer" } } },
              },
              encoding: { file: { contentType: "image/png" }, pages: { style: "form", explode: true } },
            },
          },
        },
        responses: { "200": { description: "The label", content: { "image/png": {}, "application/pdf": {} } } },
      },
    },
    "/customers/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      put: {
        operationId: "saveCustomer",
        requestBody: { required: true, content: json(ref("schemas/Customer")) },
        responses: { "200": { description: "The customer", content: json(ref("schemas/Customer")) } },
      },
    },
    "/health": {
      get: { operationId: "health", tags: ["service"], security: [], responses: { "204": { description: "Well" } } },
    },
  },
  webhooks: {
    orderShipped: {
      post: {
        requestBody: jsonBody(ref("schemas/Shipment")),
        responses: { "200": { description: "Noted", content: json(ref("schemas/Receipt")) } },
      },
    },
  },
  components: {
    schemas: schemas(),
    parameters: parameters(),
    responses: responses(),
    securitySchemes: securitySchemes(),
  },
});

const listOrders = (): JsonObject => ({
  operationId: "listOrders",
  tags: ["orders", "service"],
  parameters: [
    { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
    { name: "status", in: "query", schema: { type: "string", enum: ["open", "paid", "shipped"] } },
    { name: "text", in: "query", schema: { type: "string", minLength: 2, maxLength: 50 } },
    { name: "reference", in: "query", schema: { type: "string", pattern: "^[A-Z]{2}[0-9]{6}$" } },
    { name: "amount", in: "query", schema: { type: "number" } },
    { name: "weight", in: "query", schema: { type: "number", multipleOf: 5 } },
    {
      name: "ids",
      in: "query",
      style: "form",
      explode: true,
      schema: { type: "array", maxItems: 20, items: { type: "string" } },
    },
    { name: "currency", in: "query", required: true, schema: { type: "string" } },
    { name: "X-Trace", in: "header", schema: { type: "string" } },
    { name: "session", in: "cookie", schema: { type: "string" } },
  ],
  responses: {
    "200": {
      description: "The orders",
      headers: { "X-Total": { required: true, schema: { type: "integer" } }, "X-Next": { schema: { type: "string" } } },
      content: {
        ...json({
          type: "object",
          required: ["orders"],
          properties: {
            orders: { type: "array", maxItems: 100, items: ref("schemas/Order") },
            next: { type: "string" },
          },
        }),
        "text/csv": { schema: { type: "string" } },
      },
    },
  },
});

const createOrder = (): JsonObject => ({
  operationId: "createOrder",
  tags: ["orders"],
  requestBody: {
    required: true,
    content: { ...json(ref("schemas/NewOrder")), "application/vnd.shop+json": { schema: ref("schemas/NewOrder") } },
  },
  responses: {
    "201": {
      description: "The new order",
      content: json(ref("schemas/Order")),
      links: { get: { operationId: "getOrder", parameters: { id: "$response.body#/id" } } },
    },
    "422": ref("responses/Problem"),
  },
  callbacks: {
    paid: {
      "{$request.body#/notify}": {
        post: { requestBody: jsonBody(ref("schemas/Receipt")), responses: { "204": { description: "Noted" } } },
      },
    },
  },
});

const schemas = (): JsonObject => ({
  NewOrder: {
    type: "object",
    required: ["customer", "lines"],
    properties: {
      customer: ref("schemas/NewCustomer"),
      lines: { type: "array", minItems: 1, maxItems: 50, items: ref("schemas/NewLine") },
      note: { type: ["string", "null"], maxLength: 500 },
      priority: { type: "string", enum: ["low", "normal", "high"] },
      coupon: { type: "string", minLength: 4, maxLength: 12 },
      discount: { type: "number", minimum: 0, maximum: 50 },
      code: { type: ["string", "integer"] },
      tags: { type: "array", items: { type: "string" }, maxItems: 10 },
      payment: {
        oneOf: [ref("schemas/Card"), ref("schemas/Transfer")],
        discriminator: { propertyName: "kind", mapping: mapping("Card", "Transfer") },
      },
      address: { allOf: [ref("schemas/Address"), { type: "object", required: ["country"] }] },
      labels: { type: "object", additionalProperties: { type: "string" } },
      options: {
        type: "object",
        properties: { gift: { type: "boolean" }, wrap: { type: "string" } },
        additionalProperties: false,
      },
      extra: { type: "object", properties: { remark: { type: "string" } } },
      window: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] },
      notify: { type: "string" },
    },
  },
  NewLine: {
    type: "object",
    required: ["sku"],
    properties: { sku: { type: "string" }, count: { type: "integer", minimum: 1, default: 1 } },
  },
  NewCustomer: {
    type: "object",
    required: ["email"],
    properties: { email: { type: "string" }, phone: { type: "string" } },
  },
  Order: {
    type: "object",
    required: ["id", "status", "total", "lines", "created", "weight"],
    properties: {
      id: { type: "string", maxLength: 36 },
      status: { type: "string", enum: ["open", "paid", "shipped"] },
      total: ref("schemas/Money"),
      lines: {
        type: "array",
        maxItems: 50,
        items: {
          type: "object",
          required: ["sku"],
          properties: { sku: { type: "string" }, count: { type: "integer" } },
        },
      },
      created: { type: "string", format: "date-time" },
      weight: { type: "integer", minimum: 0 },
      note: { type: ["string", "null"], maxLength: 500 },
      channel: { type: "string" },
      payment: {
        oneOf: [ref("schemas/Card"), ref("schemas/Transfer")],
        discriminator: { propertyName: "kind", mapping: mapping("Card", "Transfer") },
      },
      labels: { type: "object", additionalProperties: { type: "string" } },
      related: { type: "array", items: ref("schemas/Order") },
    },
  },
  Customer: {
    type: "object",
    required: ["id", "name"],
    properties: {
      id: { type: "string", readOnly: true },
      name: { type: "string", minLength: 1 },
      password: { type: "string", writeOnly: true },
    },
  },
  Address: { type: "object", properties: { street: { type: "string" }, country: { type: "string" } } },
  Money: {
    type: "object",
    required: ["amount", "currency"],
    properties: { amount: { type: "number" }, currency: { type: "string", enum: ["EUR", "USD"] } },
  },
  Card: {
    type: "object",
    required: ["kind", "number"],
    properties: { kind: { const: "card" }, number: { type: "string" } },
  },
  Transfer: {
    type: "object",
    required: ["kind", "iban"],
    properties: { kind: { const: "transfer" }, iban: { type: "string" } },
  },
  Shipment: {
    type: "object",
    required: ["order", "carrier"],
    properties: { order: { type: "string" }, carrier: { type: "string" }, parcels: { type: "integer" } },
  },
  Receipt: { type: "object", required: ["order"], properties: { order: { type: "string" }, note: { type: "string" } } },
  Problem: {
    type: "object",
    required: ["title"],
    properties: { title: { type: "string" }, detail: { type: "string" } },
  },
  Unused: { type: "object", properties: { nothing: { type: "string" } } },
});

const mapping = (...names: string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name.toLowerCase(), `#/components/schemas/${name}`]));

const parameters = (): JsonObject => ({
  OrderId: { name: "id", in: "path", required: true, schema: { type: "string" } },
});

const responses = (): JsonObject => ({
  OneOrder: {
    description: "The order",
    headers: { ETag: { required: true, schema: { type: "string" } } },
    content: json(ref("schemas/Order")),
  },
  Problem: {
    description: "What went wrong",
    content: { "application/problem+json": { schema: ref("schemas/Problem") } },
  },
});

const securitySchemes = (): JsonObject => ({
  key: { type: "apiKey", in: "header", name: "X-Key" },
  token: { type: "http", scheme: "bearer" },
  oauth: {
    type: "oauth2",
    flows: {
      clientCredentials: {
        tokenUrl: "https://example.com/token",
        scopes: { "orders:read": "Read orders", "orders:write": "Change orders" },
      },
    },
  },
});
