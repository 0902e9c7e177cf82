import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { LIMITS } from "../core/limits.ts";
import { type Description, referenceOf } from "../document/description.ts";
import { isTrue, member, members, type Node, valueAt } from "../document/node.ts";
import { isObject, type Json, type JsonObject } from "../document/value.ts";
import { has } from "./atoms.ts";
import type { Facets } from "./facets.ts";
import type { SchemaReader } from "./reader.ts";
import { matches } from "./regular/languages.ts";
import type { Atom } from "./schema.ts";

type ObjectFacets = Pick<Facets, "properties" | "hidden" | "required" | "patternProperties" | "additional">;

/** Properties as one side of the wire sees them. */
export function objectFacets(atoms: readonly Atom[], reader: SchemaReader, side: Side): ObjectFacets {
  const hidden = new Map<string, Node>();
  const names = new Map<string, Node[]>();
  for (const { node } of atoms) {
    for (const [name, property] of members(member(node, "properties"))) {
      getOrMake(names, name, (): Node[] => []).push(property);
      if (isHidden(property, reader, side)) hidden.set(name, property);
    }
  }
  const required = new Set(atoms.flatMap(({ node }) => strings(valueAt(node, "required"))));
  const properties = new Map<string, Node[]>();
  const isAllDeclared = !has(atoms, "patternProperties") && (atoms.length === 1 || !has(atoms, "additionalProperties"));
  for (const [name, declared] of names) {
    if (!hidden.has(name)) properties.set(name, isAllDeclared ? declared : propertySchemas(atoms, name));
  }
  for (const name of hidden.keys()) required.delete(name);
  return { properties, hidden, required, ...undeclared(atoms) };
}

/** A property that does not exist on one side of the wire. */
export const isHidden = (property: Node, reader: SchemaReader, side: Side): boolean =>
  isObject(property.value) && getOrMake(reader.hidden[side], property.value, () => saysHidden(property, reader, side));

function saysHidden(property: Node, reader: SchemaReader, side: Side): boolean {
  const flag = side === "request" ? "readOnly" : "writeOnly";
  if (saysAnywhere(property, flag, reader.description)) return true;
  const target = reader.description.resolve(property);
  const isComposed =
    isObject(target.value) && COMPOSITIONS.some((keyword) => Object.hasOwn(target.value as JsonObject, keyword));
  return isComposed && reader.read([target]).atoms.some(({ node }) => isTrue(node, flag));
}

const COMPOSITIONS = ["allOf", "anyOf", "oneOf"];

/** At a place, or at any that its `$ref` leads through; of a chain without end `resolve` tells. */
function saysAnywhere(node: Node, flag: string, description: Description): boolean {
  let at = node;
  for (let steps = 0; steps <= LIMITS.referenceChain; steps++) {
    const reference = referenceOf(at.value);
    if (isTrue(at, flag) || reference === undefined) return isTrue(at, flag);
    at = description.follow(at, reference);
  }
  return false;
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
    ? members(member(node, "patternProperties"))
        .filter(([pattern]) => matches(pattern, name))
        .map(([, schema]) => schema)
    : [];

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

const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
