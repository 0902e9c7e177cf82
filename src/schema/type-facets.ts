import { isTrue, items, member, type Node, valueAt } from "../document/node.ts";
import { equalJson, type Json, show } from "../document/value.ts";
import type { SchemaReader } from "./reader.ts";
import type { Atom, Schema } from "./schema.ts";
import { ALL, NULL, type Types, typeOfValue, typesOf } from "./types.ts";
import { simpleUnion } from "./union.ts";

/** Types and enumerated values of a schema, from `type`, `nullable`, `enum`, `const` and simple unions. */
export function typesAndValues(schema: Schema, reader: SchemaReader): { types: Types; values: Json[] | undefined } {
  let types = schema.never ? 0 : ALL;
  let values: Json[] | undefined;
  for (const atom of schema.atoms) {
    const own = ownTypes(atom, reader);
    types &= own.types;
    if (own.values) values = values ? values.filter((value) => contains(own.values as Json[], value)) : own.values;
  }
  const allowed = values?.filter((value) => (typeOfValue(value) & types) !== 0).sort(byText);
  return { types: allowed ? typesOfValues(allowed) : types, values: allowed };
}

const typesOfValues = (values: readonly Json[]): Types =>
  values.reduce<Types>((types, value) => types | typeOfValue(value), 0);

/** The order of an enumeration means nothing, so it must not show. */
const byText = (a: Json, b: Json): number => (show(a, Infinity) < show(b, Infinity) ? -1 : 1);

function ownTypes({ node, nullable }: Atom, reader: SchemaReader): { types: Types; values: Json[] | undefined } {
  const declared = valueAt(node, "type");
  const dialectNull =
    declared !== undefined &&
    isTrue(node, reader.dialect === "2.0" ? "x-nullable" : "nullable") &&
    reader.dialect !== "2020-12";
  let types = typesOf(declared) | (nullable || dialectNull ? NULL : 0);
  let values = listed(node);
  for (const keyword of ["anyOf", "oneOf"] as const) {
    if (!Object.hasOwn(node.value, keyword)) continue;
    const union = simpleUnion(member(node, keyword), keyword, reader);
    if (union?.kind === "types") types &= union.types | (nullable ? NULL : 0);
    if (!union && member(node, keyword))
      types &= branchTypes(member(node, keyword), reader) | (nullable || dialectNull ? NULL : 0);
    if (union?.kind === "values")
      values = values ? values.filter((value) => contains(union.values, value)) : union.values;
  }
  if (values && (nullable || dialectNull) && !contains(values, null)) values = [...values, null];
  return { types, values };
}

/** Types that the branches of a union declare, by their own keywords. */
function branchTypes(list: Node | undefined, reader: SchemaReader): Types {
  return items(list).reduce((types, branch) => {
    const target = reader.description.resolve(branch);
    const declared = valueAt(target, "type");
    const orNull = declared !== undefined && isTrue(target, "nullable") ? NULL : 0;
    return types | typesOf(declared) | orNull;
  }, 0);
}

function listed(node: Node): Json[] | undefined {
  const constant = member(node, "const");
  const list = valueAt(node, "enum");
  const values = Array.isArray(list)
    ? list.filter((value, index) => !contains(list.slice(0, index), value))
    : undefined;
  if (!constant) return values;
  return !values || contains(values, constant.value) ? [constant.value] : [];
}

const contains = (values: Json[], value: Json): boolean => values.some((other) => equalJson(other, value));
