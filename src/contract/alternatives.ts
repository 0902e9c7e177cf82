import { referenceOf } from "../document/description.ts";
import { member, members, type Node, pointerOf, stringOf } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import type { Facets, Union } from "../schema/facets.ts";
import type { SchemaReader } from "../schema/reader.ts";
import type { Schema } from "../schema/schema.ts";

/** One way to meet a schema: with a branch chosen of every union. */
export interface Alternative {
  schema: Schema;
  /** Several branches of an anyOf at once, which none of them is by itself. */
  isJoined: boolean;
  /** The branches that were chosen, as people call them. */
  label: string;
}

/** Ways to meet one schema that are looked at. */
const MOST = 64;

/** Unions within unions that are opened. */
const DEEPEST = 6;

/**
 * The ways to meet a schema: each branch of its unions, for an anyOf also all of them together. Undefined when there
 * are more than can be looked at.
 */
export function alternativesOf(schema: Schema, value: Json, reader: SchemaReader): Alternative[] | undefined {
  const found: Alternative[] = [];
  const heir = heirOf(schema, value, reader);
  const starts = [{ schema, isJoined: false, label: heir ? "others" : "" }];
  if (heir) starts.push({ schema: heir, isJoined: false, label: nameOf(heir.node) ?? "" });
  return starts.every((start) => open(start, [], value, reader, found, 0)) ? found : undefined;
}

/** A schema with a discriminator and no union is the ground of others: the one that the example names (OpenAPI 3.1 §4.8.25). */
function heirOf(schema: Schema, value: Json, reader: SchemaReader): Schema | undefined {
  const facets = reader.facets(schema, "response");
  const discriminator = facets.other.get("discriminator");
  if (!discriminator || facets.unions.length > 0 || !isObject(value)) return undefined;
  const property =
    typeof discriminator.value === "string" ? discriminator.value : stringOf(discriminator, "propertyName");
  const name = property !== undefined && Object.hasOwn(value, property) ? value[property] : undefined;
  if (typeof name !== "string") return undefined;
  const { rootNode } = reader.description;
  const schemas = member(rootNode, "definitions") ?? member(member(rootNode, "components") ?? rootNode, "schemas");
  const heir = schemas && member(schemas, targetOf(discriminator, name));
  return heir && reader.and(schema, [heir]);
}

/** The name of the schema that a name stands for. */
function targetOf(discriminator: Node | undefined, name: string): string {
  const mapped = stringOf(discriminator && member(discriminator, "mapping"), name);
  return mapped === undefined ? name : (mapped.split("/").at(-1) ?? mapped);
}

function open(
  from: Alternative,
  chosen: readonly Node[],
  value: Json,
  reader: SchemaReader,
  found: Alternative[],
  depth: number,
): boolean {
  const facets = reader.facets(from.schema, "response");
  const union = facets.unions.find(({ node }) => !chosen.some((other) => other.value === node.value));
  if (!union || depth > DEEPEST) {
    if (!found.some(({ schema }) => schema.id === from.schema.id)) found.push(from);
    return found.length <= MOST;
  }
  const branches = named(union, facets, value, reader);
  const next = [...chosen, union.node];
  for (const branch of branches) {
    const label = from.label === "" ? labelOf(branch) : `${from.label} with ${labelOf(branch)}`;
    const alternative = { schema: reader.and(from.schema, [branch]), isJoined: from.isJoined, label };
    if (!open(alternative, next, value, reader, found, depth + 1)) return false;
  }
  if (union.keyword !== "anyOf" || branches.length < 2) return true;
  const joined = { schema: reader.and(from.schema, branches), isJoined: true, label: from.label };
  return open(joined, next, value, reader, found, depth + 1);
}

/** Its component, its title, its type, or its position. */
const labelOf = (branch: Node): string =>
  nameOf(branch) ?? stringOf(branch, "title") ?? stringOf(branch, "type") ?? `alternative ${Number(branch.key) + 1}`;

/** The branches that a discriminator leaves (OpenAPI 3.1 §4.8.25): none for a name that it does not know. */
function named(union: Union, facets: Facets, value: Json, reader: SchemaReader): readonly Node[] {
  const discriminator = discriminatorOf(union, facets);
  const property = stringOf(discriminator, "propertyName");
  if (!discriminator || property === undefined || !isObject(value) || !Object.hasOwn(value, property))
    return union.branches;
  const tag = value[property];
  return typeof tag === "string" ? tagged({ discriminator, property, union }, tag, reader) : union.branches;
}

interface Tags {
  discriminator: Node;
  property: string;
  union: Union;
}

/** A tag of the mapping leads to its branch; branches go by their schema's name too, others by what they say themselves. */
function tagged({ discriminator, property, union }: Tags, tag: string, reader: SchemaReader): Node[] {
  const mapping = member(discriminator, "mapping");
  const mapped = stringOf(mapping, tag);
  if (mapped !== undefined)
    return union.branches.filter((branch) => isTarget(branch, mapped) || isTagged(branch, property, tag, reader));
  const targets = mapping ? [...members(mapping)].map(([, { value }]) => String(value)) : [];
  const isMapped = (branch: Node) => targets.some((target) => isTarget(branch, target));
  return union.branches.filter(
    (branch) => nameOf(branch) === tag || (!isMapped(branch) && isTagged(branch, property, tag, reader)),
  );
}

const isTarget = (branch: Node, target: string): boolean =>
  nameOf(branch) === (target.split("/").at(-1) ?? target) || `#${pointerOf(branch)}` === target;

/** Whether a tag leads to an alternative. */
export type TagTest = (tag: string) => boolean;

/** Whether a tag leads anywhere, for the property that carries it in a choice with a mapping; undefined for others. */
export function tagTest(facets: Facets, name: string, reader: SchemaReader): TagTest | undefined {
  for (const union of facets.unions) {
    const discriminator = discriminatorOf(union, facets);
    if (!discriminator || stringOf(discriminator, "propertyName") !== name || !member(discriminator, "mapping"))
      continue;
    return (tag) => tagged({ discriminator, property: name, union }, tag, reader).length > 0;
  }
  return undefined;
}

/** Tags that lead nowhere never come. */
export const withTags = (facets: Facets, isTag: TagTest | undefined): Facets =>
  isTag && facets.values
    ? { ...facets, values: facets.values.filter((value) => typeof value !== "string" || isTag(value)) }
    : facets;

const discriminatorOf = (union: Union, facets: Facets): Node | undefined =>
  (union.node.parent && member(union.node.parent, "discriminator")) ?? facets.other.get("discriminator");

const nameOf = (branch: Node): string | undefined => referenceOf(branch.value)?.split("/").at(-1);

/** A branch that says itself which name it goes by. */
function isTagged(branch: Node, property: string, name: string, reader: SchemaReader): boolean {
  const facets = reader.facets(reader.read([branch]), "response");
  const nodes = facets.properties.get(property);
  return nodes !== undefined && reader.facets(reader.read(nodes), "response").values?.includes(name) === true;
}
