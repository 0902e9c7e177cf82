import { items, member, type Node, valueAt } from "../document/node.ts";
import { isObject, type Json, type JsonObject, own } from "../document/value.ts";
import { ValueSet } from "../document/value-set.ts";
import { isNeutral } from "./keywords.ts";
import type { SchemaReader } from "./reader.ts";
import { ALL, NULL, type Types, typesOf } from "./types.ts";

/** A union that can be said without one. */
export type SimpleUnion =
  | { kind: "same-as"; branch: Node; orNull: boolean }
  | { kind: "types"; types: Types }
  | { kind: "values"; values: Json[] };

/** Recognises unions that only spell out a nullable schema, a list of types or an enumeration. */
export function simpleUnion(
  node: Node | undefined,
  keyword: "anyOf" | "oneOf",
  reader: SchemaReader,
): SimpleUnion | undefined {
  const branches = items(node);
  if (branches.length === 0) return undefined;
  if (branches.length === 1) return { kind: "same-as", branch: branches[0] as Node, orNull: false };
  const resolved = branches.map((branch) => unwrapped(branch, reader));
  const scalars = resolved.map((branch) => typeUnionMember(branch, reader));
  if (scalars.every((types) => types !== undefined)) return unionOfTypes(scalars as Types[], keyword);
  const finite = resolved.map(valuesOf);
  if (finite.every((values) => values !== undefined)) return unionOfValues(finite as Json[][], keyword);
  return orNull(branches, scalars, reader);
}

/** What stands within wrappers that say nothing: a choice of one, `allOf` of one. */
function unwrapped(branch: Node, reader: SchemaReader): Node {
  let node = reader.resolve(branch);
  for (let steps = 0; steps < DEEPEST && isObject(node.value); steps++) {
    const [keyword, ...others] = Object.keys(node.value).filter((key) => !isNeutral(key, valueAt(node, key) ?? null));
    const inner = keyword !== undefined && WRAPPERS.has(keyword) ? items(member(node, keyword)) : [];
    if (others.length > 0 || inner.length !== 1) break;
    node = reader.resolve(inner[0] as Node);
  }
  return node;
}

const WRAPPERS = new Set(["allOf", "anyOf", "oneOf"]);

/** Wrappers within wrappers that are opened. */
const DEEPEST = 10;

/** `type` alone, beside annotations. */
function typeUnionMember({ value }: Node, reader: SchemaReader): Types | undefined {
  if (!isObject(value) || own(value, "type") === undefined) return undefined;
  const plain = Object.keys(value).every(
    (key) => key === "type" || key === "nullable" || isNeutral(key, value[key] as Json),
  );
  if (!plain) return undefined;
  return typesOf(value.type) | (reader.dialect === "3.0" && value.nullable === true ? NULL : 0);
}

function unionOfTypes(members: Types[], keyword: string): SimpleUnion | undefined {
  let types = 0;
  for (const member of members) {
    if (keyword === "oneOf" && types & member) return undefined;
    types |= member;
  }
  return { kind: "types", types };
}

function valuesOf({ value }: Node): Json[] | undefined {
  if (!isObject(value)) return undefined;
  const listed = own(value, "const") !== undefined ? [value.const as Json] : own(value, "enum");
  if (!Array.isArray(listed)) return undefined;
  const plain = Object.keys(value).every((key) => FINITE.has(key) || isNeutral(key, value[key] as Json));
  const types = typesOf((value as JsonObject).type);
  return plain && types === ALL ? listed : plain ? listed.filter((item) => (typeBits(item) & types) !== 0) : undefined;
}

const FINITE = new Set(["const", "enum", "type"]);

const typeBits = (value: Json): Types =>
  typesOf(value === null ? "null" : Array.isArray(value) ? "array" : jsonType(value));
const jsonType = (value: Json): string =>
  typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value)) ? "integer" : typeof value;

function unionOfValues(lists: Json[][], keyword: string): SimpleUnion | undefined {
  const values: Json[] = [];
  const known = new ValueSet();
  for (const value of lists.flat()) {
    if (known.add(value)) values.push(value);
    else if (keyword === "oneOf") return undefined;
  }
  return { kind: "values", values };
}

/** `[X, null]`, where X itself does not accept null. */
function orNull(branches: Node[], scalars: (Types | undefined)[], reader: SchemaReader): SimpleUnion | undefined {
  const at = scalars.indexOf(NULL);
  if (branches.length !== 2 || at < 0) return undefined;
  const branch = branches[1 - at] as Node;
  const target = unwrapped(branch, reader);
  const types = typesOf(valueAt(target, "type"));
  return types === ALL || types & NULL ? undefined : { kind: "same-as", branch, orNull: true };
}
