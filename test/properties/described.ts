import { isObject, type Json } from "../support/json.ts";
import { accepts } from "./oracle.ts";
import type { JsonSchema } from "./schemas.ts";

/**
 * True when a value has no property that the schema says nothing of. The prover's one convention is that nobody sends
 * those, so its proofs are about such values. The value must be one that the schema accepts.
 */
export const isDescribed = (schema: JsonSchema, value: Json): boolean => described(inPlace(schema, value), value);

/** The schema and those it applies to the same value: all of `allOf`, the choices that fit, what its condition leads to. */
function inPlace(schema: JsonSchema, value: Json): JsonSchema[] {
  if (typeof schema === "boolean") return [schema];
  const choices = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].filter((choice) => accepts(choice)(value));
  const branch =
    schema.if === undefined ? undefined : accepts(schema.if as JsonSchema)(value) ? schema.then : schema.else;
  const applied = [...listOf(schema.allOf), ...choices, ...(branch === undefined ? [] : [branch as JsonSchema])];
  return [schema, ...applied.flatMap((other) => inPlace(other, value))];
}

const listOf = (value: Json | undefined): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

function described(schemas: readonly JsonSchema[], value: Json): boolean {
  const below = (child: Json, of: readonly JsonSchema[]): boolean =>
    described(
      of.flatMap((schema) => inPlace(schema, child)),
      child,
    );
  if (Array.isArray(value))
    return value.every((item, index) =>
      below(
        item,
        schemas.flatMap((schema) => itemOf(schema, index)),
      ),
    );
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, child]) => {
    const declarations = schemas.flatMap((schema) => propertyOf(schema, name));
    const demanded = schemas.some(
      (schema) => isObject(schema) && listOf(schema.required).some((other) => String(other) === name),
    );
    return (declarations.length > 0 || demanded) && below(child, declarations);
  });
}

function itemOf(schema: JsonSchema, index: number): JsonSchema[] {
  if (typeof schema === "boolean") return [];
  const found = listOf(schema.prefixItems)[index] ?? schema.items;
  return found === undefined ? [] : [found as JsonSchema];
}

function propertyOf(schema: JsonSchema, name: string): JsonSchema[] {
  if (typeof schema === "boolean") return [];
  const own = isObject(schema.properties) && Object.hasOwn(schema.properties, name) ? [schema.properties[name]] : [];
  const patterned = Object.entries(isObject(schema.patternProperties) ? schema.patternProperties : {})
    .filter(([pattern]) => new RegExp(pattern, "u").test(name))
    .map(([, other]) => other);
  const found = [...own, ...patterned];
  if (found.length === 0 && schema.additionalProperties !== undefined) found.push(schema.additionalProperties);
  if (found.length === 0 && schema.unevaluatedProperties !== undefined) found.push(schema.unevaluatedProperties);
  return found as JsonSchema[];
}
