import { Ajv2020 } from "ajv/dist/2020.js";
import { isObject, type Json } from "../support/json.ts";
import type { JsonSchema } from "./schemas.ts";

/** A second opinion on which values pass. */
export function accepts(schema: JsonSchema): (value: unknown) => boolean {
  const validate = new Ajv2020({ strict: false, validateSchema: false }).compile(apart(schema) as JsonSchema);
  return (value) => validate(value);
}

/** `contains` by itself: beside `prefixItems`, ajv 8.20 takes an empty array for one that contains something. */
function apart(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(apart);
  if (!isObject(schema)) return schema;
  const { contains, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, apart(value)]));
  return contains === undefined ? rest : { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), { contains }] };
}
