import type { Hit } from "../../breaking/rule.ts";
import type { Change } from "../../diff/changes.ts";
import { has } from "../../schema/atoms.ts";

/** The first of some keywords that appeared, went or changed; what that does to the values is the prover's business. */
export function keywordChange(change: Change<"schema.changed">, ...keywords: string[]): Hit | undefined {
  const keyword = keywords.find((candidate) => change.differs?.(candidate));
  if (keyword === undefined) return undefined;
  const [before, after] = [change.base, change.revision].map(({ schema }) => has(schema.atoms, keyword));
  return { message: `${keyword} ${before && after ? "changed" : after ? "was added" : "was removed"}`, at: keyword };
}
