import { member, valueAt } from "../../document/node.ts";
import { evaluationOf } from "../evaluation.ts";
import type { Way } from "./case.ts";
import { claimOf, type Refused, sizeWays } from "./refused.ts";

/** All ways in which an array may fail a schema. */
export function arrayWays(refused: Refused): Way[] {
  const { minItems, maxItems, uniqueItems, prefixItems, items, other } = refused.facets;
  return [
    ...sizeWays(minItems, maxItems),
    ...(uniqueItems ? [{ facts: [{ kind: "repeats" } as const] }] : []),
    ...prefixItems.flatMap((nodes, at): Way[] =>
      nodes.length > 0 ? [{ facts: [{ kind: "item", at, not: [claimOf(refused, nodes)] }] }] : [],
    ),
    ...(items.length > 0
      ? [{ facts: [{ kind: "some-item", from: prefixItems.length, not: [claimOf(refused, items)] } as const] }]
      : []),
    ...containsWays(refused),
    ...(other.has("unevaluatedItems") ? unevaluatedWays(refused) : []),
  ];
}

function containsWays(refused: Refused): Way[] {
  return refused.facets.schema.atoms.flatMap(({ node }): Way[] => {
    const contains = member(node, "contains");
    if (!contains) return [];
    const claim = claimOf(refused, [contains]);
    const least = Number(valueAt(node, "minContains") ?? 1);
    const most = Number(valueAt(node, "maxContains") ?? Infinity);
    const few: Way[] =
      least > 1
        ? [{ facts: [{ kind: "opaque", keyword: "minContains" }] }]
        : least === 1
          ? [{ facts: [{ kind: "every-item", not: [claim] }] }]
          : [];
    return most < Infinity ? [...few, { facts: [{ kind: "contains", claim, count: most + 1 }] }] : few;
  });
}

/** An item that is not evaluated for sure. */
function unevaluatedWays(refused: Refused): Way[] {
  return refused.facets.schema.atoms.flatMap(({ node }): Way[] => {
    const unevaluated = member(node, "unevaluatedItems");
    if (!unevaluated) return [];
    const { surely } = evaluationOf(node, refused.reader);
    return surely.allItems
      ? []
      : [{ facts: [{ kind: "some-item", from: surely.items, not: [claimOf(refused, [unevaluated])] }] }];
  });
}
