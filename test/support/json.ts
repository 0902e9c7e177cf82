export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{ $ref: "#/components/schemas/Order" }`. */
export const ref = (place: string): JsonObject => ({ $ref: `#/components/${place}` });

/** A `content` of JSON alone. */
export const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

export const jsonBody = (schema: JsonObject): JsonObject => ({ required: true, content: json(schema) });
