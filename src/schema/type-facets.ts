import { getOrMake } from "../core/get-or-make.ts";
import { referenceOf } from "../document/description.ts";
import { isTrue, items, member, type Node, valueAt } from "../document/node.ts";
import { isObject, type Json, show } from "../document/value.ts";
import { ValueSet } from "../document/value-set.ts";
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
    if (own.values) values = values ? common(values, own.values) : own.values;
  }
  const allowed = values && inOrder(values.filter((value) => (typeOfValue(value) & types) !== 0));
  return { types: allowed ? typesOfValues(allowed) : types, values: allowed };
}

const typesOfValues = (values: readonly Json[]): Types =>
  values.reduce<Types>((types, value) => types | typeOfValue(value), 0);

/** The order of an enumeration means nothing, so it must not show. */
function inOrder(values: readonly Json[]): Json[] {
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
    if (union?.kind === "values") values = values ? common(values, union.values) : union.values;
  }
  if (values && (nullable || dialectNull) && !values.includes(null)) values = [...values, null];
  return { types, values };
}

/** Types that the branches of a union declare, through references and compositions. */
const branchTypes = (branches: readonly Node[], reader: SchemaReader, depth = 0): Types =>
  branches.reduce<Types>((types, branch) => types | declaredTypes(branch, reader, depth), 0);

/** Schemas within schemas that are asked for their types: more would need more stack than there is. */
const DEEPEST = 200;

const known = new WeakMap<SchemaReader, Map<Json, Types>>();

/** The types that a schema allows as far as `type`, `enum` and what they are composed from tell. In a circle, all. */
function declaredTypes(branch: Node, reader: SchemaReader, depth: number): Types {
  const node = reader.resolve(branch);
  if (!isObject(node.value)) return node.value === false ? 0 : ALL;
  if (depth > DEEPEST) return ALL;
  const row = getOrMake(known, reader, () => new Map<Json, Types>());
  const before = row.get(node.value);
  if (before !== undefined) return before;
  row.set(node.value, ALL);
  const types = composedTypes(node, reader, depth + 1);
  row.set(node.value, types);
  return types;
}

function composedTypes(node: Node, reader: SchemaReader, depth: number): Types {
  const declared = valueAt(node, "type");
  const values = listed(node);
  let types = typesOf(declared) | (declared !== undefined && isTrue(node, "nullable") ? NULL : 0);
  if (values) types &= typesOfValues(values) | (types === ALL ? 0 : types & NULL);
  const reference = referenceOf(node.value);
  if (reference !== undefined) types &= declaredTypes(reader.description.follow(node, reference), reader, depth);
  for (const part of items(member(node, "allOf"))) types &= declaredTypes(part, reader, depth);
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = items(member(node, keyword));
    if (branches.length > 0) types &= branchTypes(branches, reader, depth);
  }
  return types;
}

function listed(node: Node): Json[] | undefined {
  const constant = member(node, "const");
  const list = valueAt(node, "enum");
  const values = Array.isArray(list) ? unique(list) : undefined;
  if (!constant) return values;
  return values ? common([constant.value], values) : [constant.value];
}

function unique(values: readonly Json[]): Json[] {
  const known = new ValueSet();
  return values.filter((value) => known.add(value));
}

/** Values of `some` that are among `others`. */
function common(some: readonly Json[], others: readonly Json[]): Json[] {
  const known = new ValueSet(others);
  return some.filter((value) => known.has(value));
}
