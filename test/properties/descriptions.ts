import fc from "fast-check";
import { type Json, type JsonObject, json, jsonBody, ref } from "../support/json.ts";
import { type JsonSchema, schemas } from "./schemas.ts";

/** The schemas of one operation: what is sent, what is returned, and one parameter. */
interface Parts {
  sent: JsonSchema;
  returned: JsonSchema;
  parameter: JsonSchema;
  isShared: boolean;
}

const parts: fc.Arbitrary<Parts> = fc.record({
  sent: schemas,
  returned: schemas,
  parameter: schemas,
  isShared: fc.boolean(),
});

/** A description of OpenAPI 3.1 whose operations hold schemas, some of them as components. */
export const descriptions: fc.Arbitrary<JsonObject> = fc
  .array(parts, { minLength: 1, maxLength: 3 })
  .map((operations) => described(Object.fromEntries(operations.map((all, index) => [`/p${index}`, all]))));

function described(operations: Record<string, Parts>): JsonObject {
  const components: JsonObject = {};
  const place = (name: string, schema: JsonSchema, isShared: boolean): Json => {
    if (!isShared) return schema;
    components[name] = schema;
    return ref(`schemas/${name}`);
  };
  const paths = Object.entries(operations).map(([path, { sent, returned, parameter, isShared }], index) => [
    path,
    {
      post: {
        parameters: [{ name: "q", in: "query", schema: parameter }],
        requestBody: jsonBody(place(`Sent${index}`, sent, isShared) as JsonObject),
        responses: {
          "200": { description: "ok", content: json(place(`Returned${index}`, returned, isShared) as JsonObject) },
        },
      },
    },
  ]);
  return { ...EMPTY, paths: Object.fromEntries(paths) as JsonObject, components: { schemas: components } };
}

const EMPTY: JsonObject = { openapi: "3.1.0", info: { title: "t", version: "1" } };

/** One operation that takes this schema, or returns it, or both. */
export function exchanging(schema: JsonSchema, side: "request" | "response" | "both"): JsonObject {
  const body = side === "response" ? {} : { requestBody: jsonBody(ref("schemas/S")) };
  const content = side === "request" ? {} : { content: json(ref("schemas/S")) };
  const post = { ...body, responses: { "200": { description: "ok", ...content } } };
  return { ...EMPTY, paths: { "/p": { post } }, components: { schemas: { S: schema } } };
}
