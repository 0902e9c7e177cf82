import type { Side } from "../core/finding.ts";
import { isTrue, items, member, type Node } from "../document/node.ts";
import type { Json, JsonNumber } from "../document/value.ts";
import { arrayFacets } from "./array-facets.ts";
import { largest, smallest, texts } from "./atoms.ts";
import type { Bound } from "./bounds.ts";
import { numberFacets } from "./number-facets.ts";
import { objectFacets } from "./object-facets.ts";
import type { SchemaReader } from "./reader.ts";
import type { Atom, Schema } from "./schema.ts";
import { typesAndValues } from "./type-facets.ts";
import { FRACTION, INTEGER, type Types } from "./types.ts";
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

function placeOf(schema: Schema, keyword: string | undefined): Node {
  if (keyword !== undefined) {
    for (const { node } of schema.atoms) {
      const found = member(node, keyword);
      if (found) return found;
    }
  }
  return schema.atoms[0]?.node ?? schema.node;
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

const unique = (list: string[]): string[] => [...new Set(list)];

export const isWhole = (types: Types): boolean => (types & INTEGER) !== 0 && (types & FRACTION) === 0;
