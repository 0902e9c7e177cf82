import type { Json, JsonObject } from "../../support/json.ts";
import { has, isAlone, type Mutator, onSchemas, patched } from "../mutator.ts";
import { isEntangled, type SchemaPlace } from "../reach.ts";
import { asList, typesOf } from "../survey.ts";

/** The values of a list that nothing else restricts; empty where there is none. */
function valuesOf({ value, others }: SchemaPlace): Json[] {
  const isEntangledElse = isEntangled(patched(value, { enum: undefined }));
  const isMasked = has(value, "$ref", "allOf", "pattern", "format", "minLength", "maxLength", "minimum", "maximum");
  const values = asList(value.enum);
  return others.size > 0 || isEntangledElse || isMasked || !conforms(value, values) ? [] : values;
}

/** Values of another type than the declared one are in the list in vain; repeated ones stay when one is removed. */
const conforms = (value: JsonObject, values: readonly Json[]): boolean =>
  values.every((item) => item === null || typesOf(value).length === 0 || typesOf(value).includes(typeOf(item))) &&
  new Set(values).size === values.length;

function typeOf(value: Json): string {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

const textsOf = (schema: SchemaPlace): string[] => {
  const values = valuesOf(schema).filter((value) => value !== null);
  return values.every((value) => typeof value === "string") ? values : [];
};

export const enumMutators: Mutator[] = [
  onSchemas("enum value removed", "narrows", (schema) => {
    const values = valuesOf(schema);
    const last = values.findLast((value) => value !== null);
    return values.length > 1 && last !== undefined ? { enum: values.filter((value) => value !== last) } : undefined;
  }),
  // Readers of an open world get on with a new value: a warning is enough.
  onSchemas(
    "enum value added",
    "widens",
    (schema) => (textsOf(schema).length > 0 ? { enum: [...valuesOf(schema), "zz_added"] } : undefined),
    (expected) => (expected === "breaking" ? "warn" : expected),
  ),
  onSchemas("enum replaced", "changes", (schema) =>
    textsOf(schema).length > 0 ? { enum: textsOf(schema).map((value) => `zz_${value}`) } : undefined,
  ),
  onSchemas("enum dropped", "widens", (schema) => (textsOf(schema).length > 0 ? { enum: undefined } : undefined)),
  onSchemas("became an enum", "narrows", (schema) => (isBareText(schema) ? { enum: ["zz_a", "zz_b"] } : undefined)),
  onSchemas("values forbidden by not", "narrows", (schema) =>
    isBareText(schema) ? { not: { enum: ["zz_a"] } } : undefined,
  ),
  onSchemas("became a constant", "narrows", (schema, { survey }) =>
    survey.isModern && isBareText(schema) ? { const: "zz_a" } : undefined,
  ),
  onSchemas("constant dropped", "widens", (schema) =>
    schema.others.size === 0 && typeof schema.value.const === "string" && !has(schema.value, "enum")
      ? { const: undefined }
      : undefined,
  ),
];

const isBareText = (schema: SchemaPlace): boolean =>
  isAlone(schema) &&
  typesOf(schema.value).join() === "string" &&
  !has(schema.value, "pattern", "format", "minLength", "maxLength");
