import { isObject, type Json, type JsonObject } from "../support/json.ts";
import type { JsonSchema } from "./schemas.ts";

/** A keyword in a schema or in a schema below it. */
interface Site {
  owner: JsonObject;
  keyword: string;
}

const HOLDERS = new Set(["properties", "patternProperties", "dependentSchemas"]);
const LISTS = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const SCHEMAS = new Set([
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

function* sites(schema: Json): Generator<Site> {
  if (!isObject(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    yield { owner: schema, keyword };
    if (SCHEMAS.has(keyword)) yield* sites(value);
    else if (LISTS.has(keyword) && Array.isArray(value)) for (const child of value) yield* sites(child);
    else if (HOLDERS.has(keyword) && isObject(value)) for (const child of Object.values(value)) yield* sites(child);
  }
}

/** The same schema with one small edit somewhere: a limit moved by one, a name more or less, a keyword gone. */
export function nudged(schema: JsonSchema, pick: number, how: number): JsonSchema {
  const copy = structuredClone(schema);
  const found = [...sites(copy)];
  const site = found[pick % Math.max(1, found.length)];
  if (site) edit(site, how);
  return copy;
}

/** Counts are not negative, steps not zero. */
const least = (keyword: string): number =>
  keyword === "multipleOf" ? 1 : /(?:Length|Items|Properties|Contains)$/.test(keyword) ? 0 : -2;

const SWAPS: Readonly<Record<string, string>> = {
  minimum: "exclusiveMinimum",
  exclusiveMinimum: "minimum",
  maximum: "exclusiveMaximum",
  exclusiveMaximum: "maximum",
};

function edit({ owner, keyword }: Site, how: number): void {
  const value = owner[keyword];
  const swapped = SWAPS[keyword];
  if (swapped !== undefined && value !== undefined && how % 6 === 3)
    Object.assign(owner, { [swapped]: value, [keyword]: undefined });
  if (owner[keyword] === undefined) delete owner[keyword];
  else if (typeof value === "number" && how % 3 > 0)
    owner[keyword] = Math.max(least(keyword), value + (how % 3 === 1 ? 1 : -1));
  else if (typeof value === "boolean") owner[keyword] = !value;
  else if (Array.isArray(value) && how % 3 === 1 && value.length > 1) owner[keyword] = value.slice(1);
  else if (keyword === "required" && how % 3 === 2) owner[keyword] = [...new Set([...(value as string[]), "b"])];
  else if (LISTS.has(keyword) && how % 3 === 2) owner[keyword] = [...(value as Json[]), { type: "string" }];
  else delete owner[keyword];
  if (owner.then === undefined && owner.else === undefined) delete owner.if;
}
