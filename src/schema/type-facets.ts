import { getOrMake } from "../core/get-or-make.ts";
import { isTrue, items, member, type Node, valueAt } from "../document/node.ts";
import { isObject, type Json, show } from "../document/value.ts";
import type { SchemaReader } from "./reader.ts";
import type { Atom, Schema } from "./schema.ts";
import { ALL, NULL, type Types, typeOfValue, typesOf } from "./types.ts";
import { simpleUnion } from "./union.ts";
import { distinct, includes } from "./values.ts";

/** Types and enumerated values of a schema, from `type`, `nullable`, `enum`, `const` and simple unions. */
export function typesAndValues(schema: Schema, reader: SchemaReader): { types: Types; values: Json[] | undefined } {
  let types = schema.never ? 0 : ALL;
  let values: Json[] | undefined;
  for (const atom of schema.atoms) {
    const own = ownTypes(atom, reader);
    types &= own.types;
    if (own.values) values = values ? values.filter((value) => includes(own.values as Json[], value)) : own.values;
  }
  const allowed = values && sortedByText(values.filter((value) => (typeOfValue(value) & types) !== 0));
  return { types: allowed ? typesOfValues(allowed) : types, values: allowed };
}

const typesOfValues = (values: readonly Json[]): Types =>
  values.reduce<Types>((types, value) => types | typeOfValue(value), 0);

/** The order of an enumeration means nothing, so it must not show. */
function sortedByText(values: readonly Json[]): Json[] {
  const texts = values.map((value): [string, Json] => [show(value, Infinity), value]);
  return texts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

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
      types &= branchTypes(items(member(node, keyword)), reader) | (nullable || dialectNull ? NULL : 0);
    if (union?.kind === "values")
      values = values ? values.filter((value) => includes(union.values, value)) : union.values;
  }
  if (values && (nullable || dialectNull) && !includes(values, null)) values = [...values, null];
  return { types, values };
}

/** Types that the branches of a union declare, through references and compositions. */
const branchTypes = (branches: readonly Node[], reader: SchemaReader): Types =>
  branches.reduce<Types>((types, branch) => types | declaredTypes(branch, reader), 0);

const known = new WeakMap<SchemaReader, Map<Json, Types>>();

/** The types that a schema allows as far as `type`, `enum` and what they are composed from tell. In a circle, all. */
function declaredTypes(branch: Node, reader: SchemaReader): Types {
  const node = reader.description.resolve(branch);
  if (!isObject(node.value)) return node.value === false ? 0 : ALL;
  const row = getOrMake(known, reader, () => new Map<Json, Types>());
  const before = row.get(node.value);
  if (before !== undefined) return before;
  row.set(node.value, ALL);
  const types = composedTypes(node, reader);
  row.set(node.value, types);
  return types;
}

function composedTypes(node: Node, reader: SchemaReader): Types {
  const declared = valueAt(node, "type");
  const values = listed(node);
  let types = typesOf(declared) | (declared !== undefined && isTrue(node, "nullable") ? NULL : 0);
  if (values) types &= typesOfValues(values) | (types === ALL ? 0 : types & NULL);
  for (const part of items(member(node, "allOf"))) types &= declaredTypes(part, reader);
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = items(member(node, keyword));
    if (branches.length > 0) types &= branchTypes(branches, reader);
  }
  return types;
}

function listed(node: Node): Json[] | undefined {
  const constant = member(node, "const");
  const list = valueAt(node, "enum");
  const values = Array.isArray(list) ? distinct(list) : undefined;
  if (!constant) return values;
  return !values || includes(values, constant.value) ? [constant.value] : [];
}
