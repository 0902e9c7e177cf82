import type { Json } from "../document/value.ts";

/** Keywords that say nothing about which values pass (JSON Schema Validation 2020-12 §9, OpenAPI 3.1 §4.8.24). */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "title",
  "description",
  "example",
  "examples",
  "externalDocs",
  "deprecated",
  "$comment",
  "summary",
  "$schema",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$vocabulary",
  "definitions",
  "$defs",
]);

/** True for a keyword that says nothing about which values pass, or what holds anyway: `minLength: 0`. */
export const isNeutral = (keyword: string, value: Json): boolean =>
  ANNOTATIONS.has(keyword) ||
  (keyword.startsWith("x-") && !KEYWORDS.has(keyword)) ||
  (NEUTRAL.has(keyword) && NEUTRAL.get(keyword) === value);

const NEUTRAL: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["nullable", false],
  ["x-nullable", false],
  ["readOnly", false],
  ["writeOnly", false],
  ["uniqueItems", false],
  ["minLength", 0],
  ["minItems", 0],
  ["minProperties", 0],
  ["additionalProperties", true],
]);

/** What stands below a keyword. */
export type Shape = "schema" | "schemas" | "named-schemas" | "set" | "value";

/** Every keyword that bears on which values pass, or on how they are written or routed. */
export const KEYWORDS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...shape("schema", [
    "items",
    "additionalItems",
    "contains",
    "additionalProperties",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "not",
    "if",
    "then",
    "else",
    "contentSchema",
  ]),
  ...shape("schemas", ["allOf", "anyOf", "oneOf", "prefixItems"]),
  ...shape("named-schemas", ["properties", "patternProperties", "dependentSchemas"]),
  ...shape("set", ["required", "enum", "type"]),
  ...shape("value", [
    "const",
    "nullable",
    "x-nullable",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "contentEncoding",
    "contentMediaType",
    "default",
    "readOnly",
    "writeOnly",
    "xml",
    "discriminator",
    "$dynamicRef",
    "x-extensible-enum",
    "collectionFormat",
  ]),
]);

/** They say how long something lasts and how settled it is. */
const LIFECYCLE = ["deprecated", "x-sunset", "x-stability-level"];

/** What two schemas must have in common to be one: lifecycles count, though no value depends on them. */
export const COMPARED: ReadonlyMap<string, Shape> = new Map([...KEYWORDS, ...shape("value", LIFECYCLE)]);

function shape(kind: Shape, keywords: string[]): [string, Shape][] {
  return keywords.map((keyword) => [keyword, kind]);
}
