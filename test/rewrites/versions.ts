import type { Json, JsonObject } from "../support/json.ts";
import { rewritten } from "./grammar.ts";
import { only, without } from "./names.ts";
import { equivalent } from "./rewrite.ts";

/** A description of OpenAPI 3.0 in the words of 3.1. */
const migrated = (description: JsonObject): JsonObject => ({
  ...rewritten(description, (object, { kind }) => {
    if (object.$ref !== undefined) return only(object, "$ref", "description", "summary");
    return kind === "schema" ? migratedSchema(object) : object;
  }),
  openapi: "3.1.0",
});

/** `nullable` has a meaning beside `type` only (OpenAPI 3.0.3 §4.7.24.1); boolean exclusive bounds become numbers. */
function migratedSchema(schema: JsonObject): JsonObject {
  const kept = without(schema, "nullable", "exclusiveMinimum", "exclusiveMaximum", "example");
  const { type, enum: listed } = schema;
  const isNullable = schema.nullable === true && typeof type === "string";
  return {
    ...kept,
    ...(isNullable ? { type: [type, "null"] } : {}),
    ...(isNullable && Array.isArray(listed) && !listed.includes(null) ? { enum: [...listed, null] } : {}),
    ...bound(kept, "minimum", "exclusiveMinimum", schema.exclusiveMinimum),
    ...bound(kept, "maximum", "exclusiveMaximum", schema.exclusiveMaximum),
    ...(schema.example === undefined ? {} : { examples: [schema.example] }),
  };
}

function bound(kept: JsonObject, inclusive: string, exclusive: string, flag: Json | undefined): JsonObject {
  const value = kept[inclusive];
  if (flag !== true || value === undefined) return {};
  delete kept[inclusive];
  return { [exclusive]: value };
}

const relabelled =
  (openapi: string) =>
  (description: JsonObject): JsonObject => ({ ...description, openapi });

export const versionRewrites = [
  ...equivalent({ "3.0 written as 3.1": migrated, "another patch of 3.0": relabelled("3.0.4") }, "3.0"),
  ...equivalent({ "3.1 read as 3.2": relabelled("3.2.0") }, "3.1"),
];
