import { items, member, type Node } from "../document/node.ts";
import { has } from "./atoms.ts";
import type { Facets } from "./facets.ts";
import type { Atom } from "./schema.ts";

/** Schemas of items by position and after, in either spelling of a tuple. */
export function arrayFacets(atoms: readonly Atom[]): Pick<Facets, "prefixItems" | "items"> {
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
