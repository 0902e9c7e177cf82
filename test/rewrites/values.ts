import { isObject, type Json, type JsonObject } from "../support/json.ts";
import type { Visit } from "./grammar.ts";
import { isReference, only, rewriteSchemas, without } from "./names.ts";
import { equivalent } from "./rewrite.ts";

const schemas =
  (visit: Visit) =>
  (description: JsonObject): JsonObject =>
    rewriteSchemas(description, visit);

const asConstant: Visit = (schema) => {
  const list = schema.enum;
  if (!Array.isArray(list) || list.length !== 1 || "const" in schema) return schema;
  return { ...without(schema, "enum"), const: list[0] ?? null };
};

const asEnum: Visit = (schema) =>
  schema.const === undefined || "enum" in schema ? schema : { ...without(schema, "const"), enum: [schema.const] };

const repeated: Visit = (schema) =>
  Array.isArray(schema.enum) && schema.enum.length > 0
    ? { ...schema, enum: [...schema.enum, schema.enum[0] ?? null] }
    : schema;

const OUTSIDE = [
  "title",
  "description",
  "default",
  "readOnly",
  "writeOnly",
  "deprecated",
  "xml",
  "example",
  "examples",
];

/** Keywords that null must satisfy like any other value. */
const COMPOSED = ["allOf", "anyOf", "oneOf", "not", "if"];

/** `[X, null]` as a choice between the two. */
const nullByAnyOf: Visit = (schema) => {
  const type = otherThanNull(schema.type);
  if (type === undefined || ["enum", "const", ...COMPOSED].some((keyword) => keyword in schema)) return schema;
  const inner = { ...without(schema, ...OUTSIDE), type };
  return { ...only(schema, ...OUTSIDE), anyOf: [inner, { type: "null" }] };
};

/** And back: a choice between null and a schema of one type. */
const nullByType: Visit = (schema) => {
  const keyword = "anyOf" in schema ? "anyOf" : "oneOf";
  const choices = (schema[keyword] ?? []) as Json[];
  const other = choices.find((choice) => isObject(choice) && choice.type !== "null");
  const isPair = choices.length === 2 && choices.some((choice) => isObject(choice) && choice.type === "null");
  const isPlain = isObject(other) && !["enum", "const", ...COMPOSED].some((keyword) => keyword in other);
  if (!isPair || !isPlain || typeof other.type !== "string") return schema;
  const own = without(schema, keyword, "description", "title");
  if (Object.keys(own).some((key) => key in other || !OUTSIDE.includes(key))) return schema;
  return { ...own, ...other, type: [other.type, "null"] };
};

function otherThanNull(type: Json | undefined): Json | undefined {
  if (!Array.isArray(type) || !type.includes("null") || type.length < 2) return undefined;
  const others = type.filter((name) => name !== "null");
  return others.length === 1 ? (others[0] as Json) : others;
}

/** Several types as a choice between them. */
const typesByAnyOf: Visit = (schema) => {
  if (!Array.isArray(schema.type) || schema.type.length < 2 || "enum" in schema || "const" in schema) return schema;
  const inner = without(schema, ...OUTSIDE, "type");
  if (Object.keys(inner).length > 0) return schema;
  return { ...only(schema, ...OUTSIDE), anyOf: schema.type.map((type): JsonObject => ({ type })) };
};

const listedTypes: Visit = (schema) => (typeof schema.type === "string" ? { ...schema, type: [schema.type] } : schema);

/** `true` and `{}` for what is not described. */
const openSwapped: Visit = (schema) => {
  const more = schema.additionalProperties;
  if (more === true) return { ...schema, additionalProperties: {} };
  return isObject(more) && Object.keys(more).length === 0 ? { ...schema, additionalProperties: true } : schema;
};

/** `>= 1` as `> 0` for integers. */
const boundsSwapped =
  (isNumeric: boolean): Visit =>
  (schema) => {
    const { minimum, maximum } = schema;
    if (schema.type !== "integer" || "exclusiveMinimum" in schema || "exclusiveMaximum" in schema) return schema;
    if (isNumeric)
      return {
        ...without(schema, "minimum", "maximum"),
        ...(typeof minimum === "number" ? { exclusiveMinimum: minimum - 1 } : {}),
        ...(typeof maximum === "number" ? { exclusiveMaximum: maximum + 1 } : {}),
      };
    return {
      ...schema,
      ...(typeof minimum === "number" ? { minimum: minimum - 1, exclusiveMinimum: true } : {}),
      ...(typeof maximum === "number" ? { maximum: maximum + 1, exclusiveMaximum: true } : {}),
    };
  };

/** What holds anyway, by type. */
const IMPLIED: Readonly<Record<string, JsonObject>> = {
  string: { minLength: 0 },
  array: { minItems: 0, uniqueItems: false },
  object: { minProperties: 0 },
};

const defaults =
  (more: JsonObject): Visit =>
  (schema) => {
    if (isReference(schema) || "$ref" in schema) return schema;
    const implied = typeof schema.type === "string" ? (IMPLIED[schema.type] ?? {}) : {};
    const open = schema.type === "object" && !Object.keys(schema).some((key) => OPENNESS.has(key));
    return { ...implied, ...more, ...(open ? { additionalProperties: true } : {}), ...schema };
  };

/** What a property that is evaluated here means for the schemas around. */
const OPENNESS = new Set(["additionalProperties", "unevaluatedProperties", "patternProperties", "allOf"]);

/** `additionalProperties: true` would take properties away from an `unevaluatedProperties` somewhere above. */
const unlessEvaluated =
  (apply: (description: JsonObject) => JsonObject) =>
  (description: JsonObject): JsonObject =>
    JSON.stringify(description).includes('"unevaluatedProperties"') ? description : apply(description);

/** Values that were listed have a type. */
const typeOfValues: Visit = (schema) => {
  const values = Array.isArray(schema.enum) ? schema.enum : [];
  const isText = values.length > 0 && values.every((value) => typeof value === "string");
  return isText && schema.type === undefined ? { ...schema, type: "string" } : schema;
};

export const valueRewrites = [
  ...equivalent({
    "enum values repeated": schemas(repeated),
    "types of listed values written out": schemas(typeOfValues),
    "true and {} swapped": schemas(openSwapped),
  }),
  ...equivalent(
    {
      "exclusive bounds by a flag": schemas(boundsSwapped(false)),
      "defaults of schemas written out": schemas(
        defaults({ deprecated: false, readOnly: false, writeOnly: false, nullable: false }),
      ),
    },
    "3.0",
  ),
  ...equivalent(
    {
      "enums of one as constants": schemas(asConstant),
      "constants as enums of one": schemas(asEnum),
      "null by anyOf": schemas(nullByAnyOf),
      "null by type": schemas(nullByType),
      "types by anyOf": schemas(typesByAnyOf),
      "types as lists": schemas(listedTypes),
      "exclusive bounds by a number": schemas(boundsSwapped(true)),
      "defaults of schemas written out": unlessEvaluated(
        schemas(defaults({ deprecated: false, readOnly: false, writeOnly: false })),
      ),
    },
    "3.1",
    "3.2",
  ),
];
