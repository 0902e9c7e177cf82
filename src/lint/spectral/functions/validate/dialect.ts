/** How a version of OpenAPI lets Spectral read schemas. */
export interface Dialect {
  /** The draft whose ajv is asked. */
  readonly draft: "draft4" | "draft2020-12";
  /** `x-nullable` is what `nullable` is elsewhere (Swagger 2.0). */
  readonly readsXNullable: boolean;
}

/** Keywords that ajv acts upon and that are understood here. */
const UNDERSTOOD = [
  ...["$ref", "type", "nullable", "const", "enum", "not", "anyOf", "oneOf", "allOf"],
  ...["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf"],
  ...["maxLength", "minLength", "pattern", "format"],
  ...["maxItems", "minItems", "items", "uniqueItems"],
  ...["maxProperties", "minProperties", "required", "additionalProperties", "properties"],
];
export const RULES: ReadonlySet<string> = new Set(UNDERSTOOD);

/** Keywords that ajv, its plugins or its schemas of schemas act upon, and that are left to it. */
export const LEFT_TO_AJV: ReadonlySet<string> = new Set([
  ...["$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef"],
  ...["$async", "$vocabulary", "$comment", "$defs", "definitions"],
  ...["if", "then", "else", "dependencies", "dependentRequired", "dependentSchemas", "propertyNames"],
  ...["patternProperties", "unevaluatedProperties", "unevaluatedItems", "additionalItems", "prefixItems"],
  ...["contains", "minContains", "maxContains", "contentSchema"],
  ...["formatMaximum", "formatMinimum", "formatExclusiveMaximum", "formatExclusiveMinimum"],
]);

type TypeOf = "string" | "boolean" | "array";

/** Annotations whose values a schema of schemas restricts (draft-04; draft 2020-12, meta-data and content). */
export const ANNOTATIONS: Readonly<Record<Dialect["draft"], Readonly<Record<string, TypeOf>>>> = {
  draft4: { title: "string", description: "string" },
  "draft2020-12": {
    title: "string",
    description: "string",
    deprecated: "boolean",
    readOnly: "boolean",
    writeOnly: "boolean",
    examples: "array",
    contentEncoding: "string",
    contentMediaType: "string",
  },
};

/** Keywords whose values json-schema-traverse does not enter in search of `$id`s. */
export const NOT_ENTERED: ReadonlySet<string> = new Set(["default", "enum", "const"]);
