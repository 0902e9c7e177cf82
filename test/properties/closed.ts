import { isObject, type Json, type JsonObject } from "../support/json.ts";
import type { JsonSchema } from "./schemas.ts";

/** Accepts what is made of scalars, arrays and empty objects: nothing in it has a property that nobody described. */
const PLAIN = { $ref: "#/$defs/plain" };

/**
 * The schema without values that have properties it does not declare. The prover's one convention is that nobody sends
 * those, so its proofs are about this schema.
 */
export const closed = (schema: JsonSchema): JsonObject => ({ ...close(schema), $defs: { plain: { unevaluatedProperties: false, unevaluatedItems: PLAIN } } });

function close(schema: JsonSchema): JsonObject {
  const { required = [] } = typeof schema === "object" ? schema : {};
  const demanded = (required as string[]).filter((name) => !(isObject(schema) && isObject(schema.properties) && Object.hasOwn(schema.properties, name)));
  return { allOf: [inside(schema)], properties: Object.fromEntries(demanded.map((name) => [name, PLAIN])), unevaluatedProperties: false, unevaluatedItems: PLAIN };
}

/** Closes what the schema says of properties and items; the schema itself is closed as a whole. */
function inside(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, member(keyword, value)]));
}

function member(keyword: string, value: Json): Json {
  const each = (list: Json, apply: (schema: JsonSchema) => Json): Json => (Array.isArray(list) ? list.map((schema) => apply(schema as JsonSchema)) : list);
  const named = (): Json => Object.fromEntries(Object.entries(value as JsonObject).map(([name, schema]) => [name, close(schema as JsonSchema)]));
  if (keyword === "properties" || keyword === "patternProperties") return named();
  if (keyword === "items" || keyword === "additionalProperties") return value === false ? false : close(value as JsonSchema);
  if (keyword === "prefixItems") return each(value, close);
  if (keyword === "anyOf" || keyword === "oneOf" || keyword === "allOf") return each(value, inside);
  if (keyword === "then" || keyword === "else") return inside(value as JsonSchema);
  return keyword === "if" ? { not: { not: value } } : value; // a condition describes nothing; `not` forgets what it evaluated
}
