import { referenceOf } from "../document/description.ts";
import { member, members, type Node, stringOf } from "../document/node.ts";
import type { Facets } from "./facets.ts";

/** How the choices of a schema are told apart. */
export interface Discriminator {
  propertyName: string | undefined;
  /** References by the values of the property. */
  mapping: ReadonlyMap<string, string>;
  /** The schema that a value without a known tag is taken for, by its name (OpenAPI 3.2). */
  fallback?: string | undefined;
}

/**
 * The discriminator of a schema; 2.0 writes only the property name. A choice that no entry of the mapping names goes
 * by the name of its component (OpenAPI 3.1 §4.8.25), so writing such an entry out changes nothing.
 */
export function discriminatorOf({ other, unions }: Facets): Discriminator {
  const node = other.get("discriminator");
  if (typeof node?.value === "string") return { propertyName: node.value, mapping: new Map() };
  const propertyName = stringOf(node, "propertyName");
  const written = members(memberOf(node, "mapping")).map(([tag, { value }]): [string, string] => [tag, String(value)]);
  const mapping = new Map(written);
  if (propertyName === undefined) return { propertyName, mapping };
  const fallback = stringOf(node, "defaultMapping")?.split("/").at(-1);
  const named = new Set(mapping.values());
  for (const { branches } of unions) {
    for (const branch of branches) {
      const reference = referenceOf(branch.value);
      const name = reference?.split("/").at(-1);
      if (reference === undefined || name === undefined || named.has(reference) || named.has(name)) continue;
      if (!mapping.has(name)) mapping.set(name, reference);
    }
  }
  return { propertyName, mapping, fallback };
}

const memberOf = (node: Node | undefined, key: string): Node | undefined => node && member(node, key);

/** A tag that means another schema than it did. */
export interface Repointed {
  tag: string;
  /** Names of schemas. */
  from: string;
  to: string;
}

/** Tags that mean another schema, where the old one can still be chosen: one that only has another name is the same. */
export function repointed(base: Facets, revision: Facets): Repointed[] {
  const [before, after] = [discriminatorOf(base).mapping, discriminatorOf(revision).mapping];
  const branches = revision.unions.flatMap((union) => union.branches.map(({ value }) => referenceOf(value) ?? ""));
  const choices = new Set([...branches, ...after.values()].map(lastPart));
  return [...before].flatMap(([tag, reference]) => {
    const [from, to] = [lastPart(reference), lastPart(after.get(tag) ?? reference)];
    return from !== to && choices.has(from) && !isPosition(from) ? [{ tag, from, to }] : [];
  });
}

/** A branch that has no name goes by its position, which may change. */
const isPosition = (name: string): boolean => /^\d+$/.test(name);

const lastPart = (reference: string): string => reference.split("/").at(-1) ?? "";
