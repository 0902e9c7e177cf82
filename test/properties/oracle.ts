import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { isObject, type Json, type JsonObject } from "../support/json.ts";
import type { JsonSchema } from "./schemas.ts";

type Test = (value: unknown) => boolean;

const known = new Map<string, Test>();

/** A second opinion on which values pass. */
export function accepts(schema: JsonSchema): Test {
  const key = JSON.stringify(schema);
  const test = known.get(key) ?? compiled(schema);
  if (known.size > 2000) known.clear();
  known.set(key, test);
  return test;
}

/** False for schemas on which ajv fails: 8.20 forgets a variable where choices within choices are counted. */
export function isJudged(schema: JsonSchema): boolean {
  try {
    for (const value of [null, true, 0, "", [], {}]) accepts(schema)(value);
    return true;
  } catch (error) {
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

function compiled(schema: JsonSchema): Test {
  const validate = new Ajv2020({ strict: false, validateSchema: false, formats: fullFormats }).compile(
    apart(schema) as JsonSchema,
  );
  return (value) => validate(value);
}

/**
 * `contains` and `uniqueItems` by themselves: beside `prefixItems`, ajv 8.20 takes an empty array for one that contains
 * something, and looks for repetitions only among values of the type that `items` has.
 */
function apart(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(apart);
  if (!isObject(schema)) return schema;
  const { contains, minContains, maxContains, uniqueItems, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, apart(value ?? null)]),
  );
  const parts = [
    ...(contains === undefined ? [] : [counted({ contains, minContains, maxContains })]),
    ...(uniqueItems === undefined ? [] : [{ uniqueItems }]),
  ];
  return parts.length === 0 ? rest : { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), ...parts] };
}

const counted = (members: Record<string, Json | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
