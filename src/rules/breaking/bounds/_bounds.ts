import type { Hit } from "../../../breaking/rule.ts";
import { type Bound, compareLower, compareUpper } from "../../../schema/bounds.ts";
import type { Facets } from "../../../schema/facets.ts";
import { NUMBER } from "../../../schema/types.ts";

/** A number's lower or upper end that moved: beside another type it says nothing. Ends of a format are left to it. */
export function boundChange(
  keyword: "minimum" | "maximum",
  verb: "increased" | "decreased",
  base: Facets,
  revision: Facets,
): Hit | undefined {
  if (!isDeclared(base, keyword) && !isDeclared(revision, keyword)) return undefined;
  if (!(base.types & revision.types & NUMBER)) return undefined;
  const order = (keyword === "minimum" ? compareLower : compareUpper)(revision[keyword], base[keyword]);
  if (order === 0 || order > 0 !== (verb === "increased")) return undefined;
  return {
    message: `the ${keyword} was ${written(base, keyword)} and is now ${written(revision, keyword)}`,
    at: nameOf(revision, keyword) ?? nameOf(base, keyword) ?? keyword,
  };
}

const EXCLUSIVE = { minimum: "exclusiveMinimum", maximum: "exclusiveMaximum" } as const;

const nameOf = (facets: Facets, keyword: "minimum" | "maximum"): string | undefined =>
  [keyword, EXCLUSIVE[keyword]].find((name) => facets.schema.atoms.some(({ node }) => Object.hasOwn(node.value, name)));

const isDeclared = (facets: Facets, keyword: "minimum" | "maximum"): boolean => nameOf(facets, keyword) !== undefined;

function written(facets: Facets, keyword: "minimum" | "maximum"): string {
  const bound: Bound | undefined = facets[keyword];
  if (!bound || !isDeclared(facets, keyword)) return "not set";
  return bound.exclusive ? `${keyword === "minimum" ? "above" : "below"} ${bound.value}` : String(bound.value);
}
