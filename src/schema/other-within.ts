import { items, members, type Node } from "../document/node.ts";
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
  return [...y.other].every(([keyword, node]) => {
    const applies = OPAQUE[keyword];
    if (applies === undefined || !(x.types & applies)) return true;
    if (keyword === "dependentRequired" && demandsNoMore(node, x)) return true;
    const own = x.other.get(keyword);
    if (!own || !isSameKeyword(same, own, node)) return false;
    return keyword !== "contains" || countsWithin(x, y);
  });
}

/** Every property that may be demanded is demanded anyway. */
const demandsNoMore = (node: Node, { required }: Facets): boolean =>
  members(node).every(([, names]) => items(names).every(({ value }) => required.has(String(value))));

function isSameKeyword(same: SameTest, a: Node, b: Node): boolean {
  if (a.key === "dependentRequired") return equalJson(a.value, b.value);
  if (a.key !== "dependentSchemas") return same(a, b);
  const own = new Map(members(a));
  return members(b).every(([name, schema]) => own.has(name) && same(own.get(name) as Node, schema));
}

function countsWithin(x: Facets, y: Facets): boolean {
  const limit = ({ other }: Facets, keyword: string, otherwise: number) =>
    Number(other.get(keyword)?.value ?? otherwise);
  const least = limit(x, "minContains", 1) >= limit(y, "minContains", 1);
  return least && limit(x, "maxContains", Infinity) <= limit(y, "maxContains", Infinity);
}
