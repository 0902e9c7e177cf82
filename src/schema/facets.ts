import type { Side } from "../core/finding.ts";
import { isTrue, items, member, members, type Node } from "../document/node.ts";
import { equalJson, isNumber, type Json, type JsonNumber, type JsonObject } from "../document/value.ts";
import { type Bound, higher, integerRange, lower, wholeBounds } from "./bounds.ts";
import type { SchemaReader } from "./reader.ts";
import type { Atom, Schema } from "./schema.ts";
import { ALL, FRACTION, INTEGER, NULL, NUMBER, type Types, typeOfValue, typesOf } from "./types.ts";
import { simpleUnion } from "./union.ts";

/** A choice between schemas that cannot be said without one. */
export interface Union {
  keyword: "anyOf" | "oneOf";
  branches: Node[];
  node: Node;
  nullable: boolean;
}

/** An `if` with its `then` and `else`. */
export interface Conditional {
  node: Node;
  if: Node;
  then: Node | undefined;
  else: Node | undefined;
}

/**
 * What a schema says, keyword by keyword, in one normal form for every dialect: `nullable` is a type, `const` an
 * enumeration of one, boolean exclusive bounds are numeric, bounds of integers are inclusive, `allOf` is merged.
 */
export interface Facets {
  schema: Schema;
  side: Side;
  types: Types;
  /** The values of `enum` and `const` that the types allow; undefined when nothing is enumerated. */
  values: Json[] | undefined;
  minimum: Bound | undefined;
  maximum: Bound | undefined;
  multipleOf: JsonNumber[];
  minLength: number;
  maxLength: number;
  patterns: string[];
  formats: string[];
  minItems: number;
  maxItems: number;
  uniqueItems: boolean;
  /** Schemas of the first items, by position; each position lists the schemas that apply. */
  prefixItems: Node[][];
  /** Schemas of the items after the prefix. */
  items: Node[];
  minProperties: number;
  maxProperties: number;
  required: ReadonlySet<string>;
  properties: ReadonlyMap<string, Node[]>;
  /** Properties that do not exist on this side of the wire, with their declarations. */
  hidden: ReadonlyMap<string, Node>;
  patternProperties: ReadonlyMap<string, Node[]>;
  /** Schemas of properties that are not declared. */
  additional: Node[];
  unions: Union[];
  not: Node[];
  conditionals: Conditional[];
  /** Keywords kept as they are, with the place they stand: `contains`, `dependentRequired`, `xml`, `default` … */
  other: ReadonlyMap<string, Node>;
  /** The place of a keyword, or of the schema when the keyword is not there. */
  at(keyword?: string): Node;
}

const OTHER = [
  "contains",
  "minContains",
  "maxContains",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "default",
  "readOnly",
  "writeOnly",
  "xml",
  "discriminator",
  "x-extensible-enum",
  "collectionFormat",
];

export function buildFacets(schema: Schema, reader: SchemaReader, side: Side): Facets {
  const atoms = schema.atoms;
  const { types, values } = typesAndValues(schema, reader);
  const objects = objectFacets(atoms, reader, side);
  const formats = unique(texts(atoms, "format"));
  return {
    schema,
    side,
    types,
    values,
    ...numberFacets(atoms, types, formats),
    minLength: largest(atoms, "minLength"),
    maxLength: smallest(atoms, "maxLength"),
    patterns: unique(texts(atoms, "pattern")).sort(),
    formats: formats.sort(),
    minItems: largest(atoms, "minItems"),
    maxItems: smallest(atoms, "maxItems"),
    uniqueItems: atoms.some(({ node }) => isTrue(node, "uniqueItems")),
    ...arrayFacets(atoms),
    minProperties: largest(atoms, "minProperties"),
    maxProperties: smallest(atoms, "maxProperties"),
    ...objects,
    unions: atoms.flatMap((atom) => unionsOf(atom, reader)),
    not: atoms.flatMap(({ node }) => member(node, "not") ?? []),
    conditionals: atoms.flatMap(({ node }) => conditionalOf(node)),
    other: otherKeywords(atoms),
    at: (keyword) => placeOf(schema, keyword),
  };
}

const has = (atoms: readonly Atom[], keyword: string): boolean =>
  atoms.some(({ node }) => Object.hasOwn(node.value, keyword));

function placeOf(schema: Schema, keyword: string | undefined): Node {
  if (keyword !== undefined) {
    for (const { node } of schema.atoms) {
      const found = member(node, keyword);
      if (found) return found;
    }
  }
  return schema.atoms[0]?.node ?? schema.node;
}

function typesAndValues(schema: Schema, reader: SchemaReader): { types: Types; values: Json[] | undefined } {
  let types = schema.never ? 0 : ALL;
  let values: Json[] | undefined;
  for (const atom of schema.atoms) {
    const own = ownTypes(atom, reader);
    types &= own.types;
    if (own.values) values = values ? values.filter((value) => contains(own.values as Json[], value)) : own.values;
  }
  const allowed = values?.filter((value) => (typeOfValue(value) & types) !== 0);
  return { types, values: allowed };
}

function ownTypes({ node, nullable }: Atom, reader: SchemaReader): { types: Types; values: Json[] | undefined } {
  const declared = member(node, "type")?.value;
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
    const declared = member(target, "type")?.value;
    const orNull = declared !== undefined && isTrue(target, "nullable") ? NULL : 0;
    return types | typesOf(declared) | orNull;
  }, 0);
}

function listed(node: Node): Json[] | undefined {
  const constant = member(node, "const");
  const list = member(node, "enum")?.value;
  const values = Array.isArray(list)
    ? list.filter((value, index) => !contains(list.slice(0, index), value))
    : undefined;
  if (!constant) return values;
  return !values || contains(values, constant.value) ? [constant.value] : [];
}

const contains = (values: Json[], value: Json): boolean => values.some((other) => equalJson(other, value));

function numberFacets(atoms: readonly Atom[], types: Types, formats: string[]) {
  let minimum: Bound | undefined;
  let maximum: Bound | undefined;
  for (const { node } of atoms) {
    minimum = higher(minimum, boundOf(node, "minimum", "exclusiveMinimum"), boundOf(node, "", "exclusiveMinimum"));
    maximum = lower(maximum, boundOf(node, "maximum", "exclusiveMaximum"), boundOf(node, "", "exclusiveMaximum"));
  }
  const whole = (types & NUMBER) === INTEGER;
  if (whole) {
    const natural = integerRange(formats);
    minimum = higher(minimum, natural?.minimum);
    maximum = lower(maximum, natural?.maximum);
  }
  const multipleOf = numbers(atoms, "multipleOf").filter((value) => !(whole && Number(value) === 1));
  return { ...(whole ? wholeBounds(minimum, maximum) : { minimum, maximum }), multipleOf };
}

/** `maximum` with a boolean `exclusiveMaximum` (2.0, 3.0), or a numeric `exclusiveMaximum` (2020-12) when `keyword` is empty. */
function boundOf(node: Node, keyword: string, exclusive: string): Bound | undefined {
  const value = member(node, keyword === "" ? exclusive : keyword)?.value;
  if (!isNumber(value)) return undefined;
  return { value, exclusive: keyword === "" || isTrue(node, exclusive) };
}

function arrayFacets(atoms: readonly Atom[]): Pick<Facets, "prefixItems" | "items"> {
  if (!has(atoms, "items") && !has(atoms, "prefixItems")) return { prefixItems: [], items: [] };
  const tuples = atoms.map(({ node }) => tupleOf(node));
  const length = Math.max(0, ...tuples.map(({ prefix }) => prefix.length));
  const prefixItems = Array.from({ length }, (_, index) =>
    tuples.flatMap(({ prefix, rest }) => prefix[index] ?? rest ?? []),
  );
  return { prefixItems, items: tuples.flatMap(({ rest }) => rest ?? []) };
}

function tupleOf(node: Node): { prefix: Node[]; rest: Node | undefined } {
  const list = member(node, "items");
  if (Array.isArray(list?.value)) return { prefix: items(list), rest: member(node, "additionalItems") };
  return { prefix: items(member(node, "prefixItems")), rest: list };
}

type ObjectFacets = Pick<Facets, "properties" | "hidden" | "required" | "patternProperties" | "additional">;

function objectFacets(atoms: readonly Atom[], reader: SchemaReader, side: Side): ObjectFacets {
  const hidden = new Map<string, Node>();
  const names = new Set<string>();
  for (const { node } of atoms) {
    for (const [name, property] of members(member(node, "properties"))) {
      names.add(name);
      if (isHidden(property, reader, side)) hidden.set(name, property);
    }
  }
  const required = new Set(atoms.flatMap(({ node }) => strings(member(node, "required")?.value)));
  const properties = new Map<string, Node[]>();
  for (const name of names) if (!hidden.has(name)) properties.set(name, propertySchemas(atoms, name));
  for (const name of hidden.keys()) required.delete(name);
  return { properties, hidden, required, ...undeclared(atoms) };
}

/** A property that does not exist on one side of the wire. */
export function isHidden(property: Node, reader: SchemaReader, side: Side): boolean {
  const flag = side === "request" ? "readOnly" : "writeOnly";
  if (isTrue(property, flag)) return true;
  const target = reader.description.resolve(property);
  return (
    isTrue(target, flag) ||
    items(member(target, "allOf")).some((part) => isTrue(reader.description.resolve(part), flag))
  );
}

/** All schemas that apply to a property: an object that does not declare it applies its `additionalProperties`. */
export function propertySchemas(atoms: readonly Atom[], name: string): Node[] {
  return atoms.flatMap(({ node }) => {
    const declared = member(node, "properties");
    const own = declared && member(declared, name);
    const patterned = patternsFor(node, name);
    const found = own ? [own, ...patterned] : patterned;
    return found.length > 0 ? found : (member(node, "additionalProperties") ?? []);
  });
}

const patternsFor = (node: Node<JsonObject>, name: string): Node[] =>
  Object.hasOwn(node.value, "patternProperties")
    ? [...members(member(node, "patternProperties"))]
        .filter(([pattern]) => matchesSimply(pattern, name))
        .map(([, schema]) => schema)
    : [];

/** Patterns come from the description and are never run; literal prefixes such as `^x-` are the ones in use. */
function matchesSimply(pattern: string, name: string): boolean {
  const literal = /^\^?([\w-]*)$/.exec(pattern)?.[1];
  if (literal === undefined) return /^\^?\.\*\$?$/.test(pattern);
  return pattern.startsWith("^") ? name.startsWith(literal) : name.includes(literal);
}

function undeclared(atoms: readonly Atom[]): Pick<Facets, "patternProperties" | "additional"> {
  const patternProperties = new Map<string, Node[]>();
  for (const { node } of atoms) {
    for (const [pattern, schema] of members(member(node, "patternProperties"))) {
      patternProperties.set(pattern, [...(patternProperties.get(pattern) ?? []), schema]);
    }
  }
  const additional = atoms.flatMap(({ node }) => member(node, "additionalProperties") ?? []);
  return { patternProperties, additional: additional.filter(({ value }) => value !== true) };
}

function unionsOf({ node, nullable }: Atom, reader: SchemaReader): Union[] {
  return (["anyOf", "oneOf"] as const).flatMap((keyword) => {
    if (!Object.hasOwn(node.value, keyword)) return [];
    const list = member(node, keyword);
    const branches = items(list);
    if (!list || branches.length < 2 || simpleUnion(list, keyword, reader)) return [];
    return { keyword, branches, node: list, nullable };
  });
}

function conditionalOf(node: Node): Conditional[] {
  const condition = member(node, "if");
  const [then, otherwise] = [member(node, "then"), member(node, "else")];
  return condition && (then || otherwise) ? [{ node, if: condition, then, else: otherwise }] : [];
}

function otherKeywords(atoms: readonly Atom[]): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const { node } of atoms) {
    for (const keyword of OTHER) {
      if (!Object.hasOwn(node.value, keyword) || found.has(keyword)) continue;
      found.set(keyword, member(node, keyword) as Node);
    }
  }
  return found;
}

const texts = (atoms: readonly Atom[], keyword: string): string[] =>
  !has(atoms, keyword)
    ? []
    : atoms.map(({ node }) => (node.value as JsonObject)[keyword]).filter((value) => typeof value === "string");

const numbers = (atoms: readonly Atom[], keyword: string): JsonNumber[] =>
  !has(atoms, keyword) ? [] : atoms.map(({ node }) => (node.value as JsonObject)[keyword]).filter(isNumber);

const largest = (atoms: readonly Atom[], keyword: string): number =>
  has(atoms, keyword) ? Math.max(0, ...numbers(atoms, keyword).map(Number)) : 0;
const smallest = (atoms: readonly Atom[], keyword: string): number =>
  has(atoms, keyword) ? Math.min(Infinity, ...numbers(atoms, keyword).map(Number)) : Infinity;
const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
const unique = (list: string[]): string[] => [...new Set(list)];

export const isWhole = (types: Types): boolean => (types & INTEGER) !== 0 && (types & FRACTION) === 0;
