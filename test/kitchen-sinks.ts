import { kitchenSink } from "./kitchen-sink.ts";
import { rewritten } from "./rewrites/grammar.ts";
import { componentsOf, only, withComponents, without } from "./rewrites/names.ts";
import { isObject, type JsonObject } from "./support/json.ts";

/** The kitchen sink in the words of OpenAPI 3.0, without what those cannot say. */
export const oldKitchenSink = (): JsonObject =>
  withoutSchemas(
    {
      ...without(
        rewritten(kitchenSink(), (object, { kind }) => (kind === "schema" ? oldSchema(object) : object)),
        "webhooks",
      ),
      openapi: "3.0.3",
    },
    "Shipment",
  );

/** Without components that nothing refers to any more. */
const withoutSchemas = (description: JsonObject, ...names: string[]): JsonObject =>
  withComponents(description, "schema", without(componentsOf(description, "schema"), ...names));

function oldSchema(schema: JsonObject): JsonObject {
  const { type, const: constant, prefixItems } = schema;
  if (prefixItems !== undefined) return { type: "array", items: {} };
  const kept = without(schema, "const");
  const listed: JsonObject = constant === undefined ? {} : { enum: [constant] };
  if (!Array.isArray(type)) return { ...kept, ...listed };
  const others = type.filter((name) => name !== "null");
  if (others.length === 1) return { ...kept, ...listed, type: others[0] ?? null, nullable: true };
  return { ...without(kept, "type"), anyOf: others.map((other): JsonObject => ({ type: other })) };
}

/** The kitchen sink in the words of Swagger 2.0, without what those cannot say. */
export function swaggerKitchenSink(): JsonObject {
  const { info, paths, security, components } = oldKitchenSink();
  const old = rewritten({ swagger: "2.0", paths, components } as JsonObject, (object, { kind }) => {
    if (kind === "schema") return swaggerSchema(object);
    if (kind === "parameter") return flat(object);
    if (kind === "header") return without(flat(object), "required");
    if (kind === "operation") return swaggerOperation(object);
    return kind === "response" ? swaggerResponse(object) : object;
  });
  const shared = isObject(old.components) ? old.components : {};
  const moved = {
    swagger: "2.0",
    info,
    host: "example.com",
    basePath: "/v1",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    paths: old.paths,
    security,
    definitions: shared.schemas,
    parameters: shared.parameters,
    responses: shared.responses,
    securityDefinitions: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      token: { type: "basic" },
      oauth: {
        type: "oauth2",
        flow: "application",
        tokenUrl: "https://example.com/token",
        scopes: { "orders:read": "Read orders", "orders:write": "Change orders" },
      },
    },
  };
  const text = JSON.stringify(moved)
    .replaceAll("#/components/schemas/", "#/definitions/")
    .replaceAll("#/components/", "#/");
  return withoutSchemas(JSON.parse(text) as JsonObject, "Card", "Transfer", "Receipt");
}

const swaggerSchema = (schema: JsonObject): JsonObject => {
  const { oneOf, anyOf, nullable, discriminator: _, writeOnly: _w, ...kept } = schema;
  const either = Array.isArray(oneOf ?? anyOf) ? { type: "object" } : {};
  return { ...kept, ...either, ...(nullable === true ? { "x-nullable": true } : {}) };
};

const flat = (parameter: JsonObject): JsonObject => {
  const { schema, style: _, explode, ...kept } = parameter;
  if (!isObject(schema)) return kept;
  const collection = schema.type === "array" && explode === true ? { collectionFormat: "multi" } : {};
  return kept.in === "cookie" ? { ...kept, in: "query", type: "string" } : { ...kept, ...schema, ...collection };
};

function swaggerOperation(operation: JsonObject): JsonObject {
  const { requestBody, callbacks: _, ...kept } = operation;
  if (!isObject(requestBody)) return kept;
  const content = isObject(requestBody.content) ? requestBody.content : {};
  const json = content["application/json"];
  const own = Array.isArray(kept.parameters) ? kept.parameters : [];
  const body = {
    name: "body",
    in: "body",
    ...only(requestBody, "required"),
    schema: (isObject(json) && json.schema) || {},
  };
  const form = { name: "file", in: "formData", type: "string", required: true };
  return {
    ...kept,
    ...(json === undefined ? { consumes: ["multipart/form-data"] } : {}),
    parameters: [...own, json === undefined ? form : body],
  };
}

function swaggerResponse(response: JsonObject): JsonObject {
  const { content, links: _, ...kept } = response;
  const [first] = Object.values(isObject(content) ? content : {});
  return isObject(first) && first.schema !== undefined ? { ...kept, schema: first.schema } : kept;
}
