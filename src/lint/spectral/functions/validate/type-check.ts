import { must, type SchemaObject, typesOf } from "./keyword-values.ts";
import { KINDS, type Kind, type TypeCheck } from "./plan.ts";

/** Keywords of a kind: a schema of that one type is checked for it together with them, not before. */
export const OF_KIND: Readonly<Record<Kind, readonly string[]>> = {
  number: ["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf", "format"],
  string: ["maxLength", "minLength", "pattern", "format"],
  array: ["maxItems", "minItems", "items", "uniqueItems"],
  object: ["maxProperties", "minProperties", "required", "additionalProperties", "properties"],
};

export function typeCheck(schema: SchemaObject, nullable: boolean | undefined): TypeCheck | undefined {
  if (!Object.hasOwn(schema, "type")) return undefined;
  const names = typesOf(schema.type);
  must(!(Array.isArray(schema.type) && nullable === true)); // ajv writes into the list
  must(!(names.includes("null") && nullable === false));
  const types = new Set([...names, ...(nullable ? ["null"] : [])]);
  const [only] = names;
  const kind = types.size === 1 ? KINDS.find((one) => one === only) : undefined;
  const hasKeywords = kind !== undefined && OF_KIND[kind].some((name) => Object.hasOwn(schema, name));
  return {
    types,
    kind: hasKeywords ? kind : undefined,
    failure: [
      {
        keyword: "type",
        instancePath: "",
        message: `must be ${names.join(",")}`,
        params: { type: schema.type },
        isNullable: nullable === true,
      },
    ],
  };
}
