import type { Hit } from "../../../breaking/rule.ts";
import type { Facets } from "../../../schema/facets.ts";

type Size = "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties";

/** A limit of length or count that moved; no limit is 0 or infinity. */
export function sizeChange(
  keyword: Size,
  verb: "increased" | "decreased",
  base: Facets,
  revision: Facets,
): Hit | undefined {
  const [before, after] = [base[keyword], revision[keyword]];
  if (before === after || after > before !== (verb === "increased")) return undefined;
  return { message: `${keyword} was ${written(keyword, before)} and is now ${written(keyword, after)}`, at: keyword };
}

const written = (keyword: Size, limit: number): string =>
  limit === Infinity || (limit === 0 && keyword.startsWith("min")) ? "not set" : String(limit);
