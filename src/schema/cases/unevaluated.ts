import { member, type Node } from "../../document/node.ts";
import type { Facets } from "../facets.ts";
import { matches } from "../regular/languages.ts";
import type { Parts, Party } from "./case.ts";

/** Schemas of `unevaluatedProperties` that apply to a member whatever the value: nothing could evaluate it. */
export function unevaluatedMember({ schema, other }: Facets, party: Party, name: string, parts: Parts): Node[] {
  if (!other.has("unevaluatedProperties")) return [];
  return schema.atoms.flatMap(({ node }) => {
    const unevaluated = member(node, "unevaluatedProperties");
    if (!unevaluated) return [];
    const { maybe } = parts.evaluation(party, node);
    if (maybe.allNames || maybe.names.has(name)) return [];
    return [...maybe.patterns].every((pattern) => matches(pattern, name) === false) ? [unevaluated] : [];
  });
}

/** Schemas of `unevaluatedItems` that apply to an item whatever the value. */
export function unevaluatedItem({ schema, other }: Facets, party: Party, at: number, parts: Parts): Node[] {
  if (!other.has("unevaluatedItems")) return [];
  return schema.atoms.flatMap(({ node }) => {
    const unevaluated = member(node, "unevaluatedItems");
    if (!unevaluated) return [];
    const { maybe } = parts.evaluation(party, node);
    return maybe.allItems || at < maybe.items ? [] : [unevaluated];
  });
}

/** Items before this position may be evaluated, those after it are all alike. */
export const evaluatedItems = ({ schema, other }: Facets, party: Party, parts: Parts): number =>
  other.has("unevaluatedItems")
    ? Math.max(0, ...schema.atoms.map(({ node }) => parts.evaluation(party, node).maybe.items))
    : 0;
