import { OF_KIND } from "./dialect.ts";
import { must, type SchemaObject, typesOf } from "./keyword-values.ts";
import { KINDS, type TypeCheck } from "./plan.ts";

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
