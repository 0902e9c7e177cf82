import { items, member, members, type Node, valueAt } from "../document/node.ts";
import { equalJson } from "../document/value.ts";
import type { Facets } from "./facets.ts";
import { ARRAY, OBJECT, STRING, type Types } from "./types.ts";

/** Tells quickly that two schemas are word for word the same. */
export type SameTest = (inner: Node, outer: Node) => boolean;

/** Keywords the prover does not take apart, and the types they bear on. */
const OPAQUE: Record<string, Types> = {
  contains: ARRAY,
  unevaluatedItems: ARRAY,
  propertyNames: OBJECT,
  dependentRequired: OBJECT,
  dependentSchemas: OBJECT,
  unevaluatedProperties: OBJECT,
  contentEncoding: STRING,
  contentMediaType: STRING,
  contentSchema: STRING,
};

/** What y demands in these keywords x demands in the same words, or more of it. */
export function otherWithin(x: Facets, y: Facets, same: SameTest): boolean {
  return [...y.other.keys()].every((keyword) => {
    const applies = OPAQUE[keyword];
    if (applies === undefined || !(x.types & applies)) return true;
    return y.schema.atoms.every(({ node }) => {
      const demand = member(node, keyword);
      if (!demand || (keyword === "dependentRequired" && demandsNoMore(demand, x))) return true;
      return x.schema.atoms.some((own) => isSameDemand(same, keyword, own.node, node));
    });
  });
}

/** Every property that may be demanded is demanded anyway. */
const demandsNoMore = (node: Node, { required }: Facets): boolean =>
  members(node).every(([, names]) => items(names).every(({ value }) => required.has(String(value))));

/** Whether one schema object demands in a keyword what another does. */
function isSameDemand(same: SameTest, keyword: string, a: Node, b: Node): boolean {
  const [own, other] = [member(a, keyword), member(b, keyword) as Node];
  if (!own) return false;
  if (keyword.startsWith("unevaluated")) return same(a, b); // the keywords beside it tell what is evaluated
  if (keyword === "dependentRequired") return equalJson(own.value, other.value);
  if (keyword !== "dependentSchemas") return same(own, other) && (keyword !== "contains" || countsWithin(a, b));
  const named = new Map(members(own));
  return members(other).every(([name, schema]) => named.has(name) && same(named.get(name) as Node, schema));
}

function countsWithin(a: Node, b: Node): boolean {
  const limit = (node: Node, keyword: string, otherwise: number) => Number(valueAt(node, keyword) ?? otherwise);
  const least = limit(a, "minContains", 1) >= limit(b, "minContains", 1);
  return least && limit(a, "maxContains", Infinity) <= limit(b, "maxContains", Infinity);
}
