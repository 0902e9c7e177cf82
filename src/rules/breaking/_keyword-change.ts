import type { Hit } from "../../breaking/rule.ts";
import { equalJson } from "../../document/value.ts";
import type { Facets } from "../../schema/facets.ts";

/** A keyword that appeared, went or changed; what that does to the values is the prover's business. */
export function keywordChange(keyword: string, base: Facets, revision: Facets): Hit | undefined {
  const [before, after] = [keywordValue(base, keyword), keywordValue(revision, keyword)];
  if (equalJson(before, after)) return undefined;
  const verb = before === undefined ? "was added" : after === undefined ? "was removed" : "changed";
  return { message: `${keyword} ${verb}`, at: keyword };
}

const keywordValue = (facets: Facets, keyword: string) => {
  const { parent, value } = facets.at(keyword);
  return parent && facets.at(keyword).key === keyword ? value : undefined;
};
