import type { Kind } from "./plan.ts";

/** How Spectral reads the schemas of a version of OpenAPI, or those of its rules (draft 7). */
export interface Dialect {
  /** The draft whose ajv is asked. */
  readonly draft: "draft4" | "draft7" | "draft2020-12";
  /** `x-nullable` is what `nullable` is elsewhere (Swagger 2.0). */
  readonly readsXNullable: boolean;
}

/** Keywords of a kind: a schema of that one type is checked for it together with them, not before. */
export const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  number: ["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf", "format"],
  string: ["maxLength", "minLength", "pattern", "format"],
  array: ["maxItems", "minItems", "prefixItems", "items", "uniqueItems"],
  object: [
    ...["maxProperties", "minProperties", "required", "propertyNames", "additionalProperties", "properties"],
    ...["patternProperties", "dependentRequired"],
  ],
};

const OF_ANY = ["$ref", "const", "enum", "not", "anyOf", "oneOf", "allOf", "if", "then", "else"];

/** Keywords that check nothing. */
const OF_NONE = ["$comment", "$defs", "definitions"];

/** Keywords that ajv, its plugins or its schemas of schemas act upon, and that are left to it. */
const LEFT_TO_AJV = [
  ...["$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"],
  ...["$async", "$vocabulary", "dependencies", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"],
  ...["additionalItems", "contains", "minContains", "maxContains", "contentSchema"],
  ...["formatMaximum", "formatMinimum", "formatExclusiveMaximum", "formatExclusiveMinimum"],
  ...Object.getOwnPropertyNames(Object.prototype), // which ajv finds in its own tables
];

/**
 * What a name in a schema is: `type` and `nullable`; a keyword of some kind of values; left to ajv; a value that is not
 * entered in search of identifiers; or an annotation whose value has to be of a type (draft-04; draft-07; draft
 * 2020-12, meta-data and content).
 */
export type Role = "type" | "keyword" | "ajv" | "value" | "string" | "boolean" | "array";

const roles = (entries: Readonly<Record<string, Role>>): ReadonlyMap<string, Role> =>
  new Map([
    ...LEFT_TO_AJV.map((name) => [name, "ajv"] as const),
    ...[...OF_ANY, ...OF_NONE, ...Object.values(OF_KIND).flat()].map((name) => [name, "keyword"] as const),
    ...Object.entries<Role>({ type: "type", nullable: "type", default: "value", ...entries }),
  ]);

export const ROLES: Readonly<Record<Dialect["draft"], ReadonlyMap<string, Role>>> = {
  draft4: roles({ title: "string", description: "string", prefixItems: "ajv", dependentRequired: "ajv" }),
  draft7: roles({
    title: "string",
    description: "string",
    readOnly: "boolean",
    examples: "array",
    contentEncoding: "string",
    contentMediaType: "string",
    prefixItems: "ajv",
    dependentRequired: "ajv",
  }),
  "draft2020-12": roles({
    title: "string",
    description: "string",
    deprecated: "boolean",
    readOnly: "boolean",
    writeOnly: "boolean",
    examples: "array",
    contentEncoding: "string",
    contentMediaType: "string",
  }),
};
