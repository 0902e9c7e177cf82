import { defineBreakingRule } from "../../../breaking/rule.ts";
import { keywordChange } from "../_keyword-change.ts";

export default defineBreakingRule({
  id: "pattern-properties-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "Schemas for properties by pattern changed",
  why: "Values that used to be accepted may be refused, and consumers may receive values they were not promised.",
  instead: "Change it in one direction only: wider in requests, narrower in responses",

  check: (change) =>
    sameKeys(change.base.patternProperties, change.revision.patternProperties)
      ? undefined
      : keywordChange(change, "patternProperties"),
});

/** Schemas of one pattern are compared by themselves. */
const sameKeys = (base: ReadonlyMap<string, unknown>, revision: ReadonlyMap<string, unknown>): boolean =>
  base.size === revision.size && [...base.keys()].every((pattern) => revision.has(pattern));
