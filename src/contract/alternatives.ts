import { referenceOf } from "../document/description.ts";
import { member, type Node, stringOf } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import type { Facets, Union } from "../schema/facets.ts";
import type { SchemaReader } from "../schema/reader.ts";
import type { Schema } from "../schema/schema.ts";

/** One way to meet a schema: with a branch chosen of every union. */
export interface Alternative {
  schema: Schema;
  /** Several branches of an anyOf at once, which none of them is by itself. */
  isJoined: boolean;
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
  const starts = [schema, ...heirsOf(schema, value, reader)];
  return starts.every((start) => open({ schema: start, isJoined: false }, [], value, reader, found, 0))
    ? found
    : undefined;
}

/** A schema with a discriminator and no union is the ground of others: the one that the example names (OpenAPI 3.1 §4.8.25). */
function heirsOf(schema: Schema, value: Json, reader: SchemaReader): Schema[] {
  const facets = reader.facets(schema, "response");
  const discriminator = facets.other.get("discriminator");
  if (!discriminator || facets.unions.length > 0 || !isObject(value)) return [];
  const property =
    typeof discriminator.value === "string" ? discriminator.value : stringOf(discriminator, "propertyName");
  const name = property !== undefined && Object.hasOwn(value, property) ? value[property] : undefined;
  if (typeof name !== "string") return [];
  const { rootNode } = reader.description;
  const schemas = member(rootNode, "definitions") ?? member(member(rootNode, "components") ?? rootNode, "schemas");
  const heir = schemas && member(schemas, targetOf(discriminator, name));
  return heir ? [reader.and(schema, [heir])] : [];
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
    const alternative = { schema: reader.and(from.schema, [branch]), isJoined: from.isJoined };
    if (!open(alternative, next, value, reader, found, depth + 1)) return false;
  }
  if (union.keyword !== "anyOf" || branches.length < 2) return true;
  return open({ schema: reader.and(from.schema, branches), isJoined: true }, next, value, reader, found, depth + 1);
}

/** The branches that a discriminator leaves (OpenAPI 3.1 §4.8.25): none for a name that it does not know. */
function named(union: Union, facets: Facets, value: Json, reader: SchemaReader): readonly Node[] {
  const discriminator = discriminatorOf(union, facets);
  const property = stringOf(discriminator, "propertyName");
  if (property === undefined || !isObject(value) || !Object.hasOwn(value, property)) return union.branches;
  const name = value[property];
  if (typeof name !== "string") return union.branches;
  const target = targetOf(discriminator, name);
  return union.branches.filter((branch) => nameOf(branch) === target || isTagged(branch, property, name, reader));
}

const discriminatorOf = (union: Union, facets: Facets): Node | undefined =>
  (union.node.parent && member(union.node.parent, "discriminator")) ?? facets.other.get("discriminator");

const nameOf = (branch: Node): string | undefined => referenceOf(branch.value)?.split("/").at(-1);

/** A branch that says itself which name it goes by. */
function isTagged(branch: Node, property: string, name: string, reader: SchemaReader): boolean {
  const facets = reader.facets(reader.read([branch]), "response");
  const nodes = facets.properties.get(property);
  return nodes !== undefined && reader.facets(reader.read(nodes), "response").values?.includes(name) === true;
}
