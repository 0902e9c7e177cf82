import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { Change } from "../../../diff/changes.ts";
import { ALL, NULL } from "../../../schema/types.ts";
import { keywordOf } from "./_nullable.ts";
import { typeChange } from "./_type-change.ts";

export default defineBreakingRule({
  id: "became-nullable",
  on: "schema.changed",
  breaks: "response",
  summary: "null became possible",
  why: "Consumers may receive null where they count on a value.",
  instead: "Leave the property out instead, if it is optional, or keep returning a value",

  check(change) {
    const { base, revision } = change;
    const gained = !(base.types & NULL) && revision.types & NULL && base.types !== 0;
    return gained && !isAnyNow(change) ? { message: "null is now allowed", at: keywordOf(revision) } : undefined;
  },
});

/** The type was taken away as a whole, which is told as such. */
const isAnyNow = (change: Change<"schema.changed">): boolean => {
  const { before, after } = typeChange(change);
  return after === ALL && before !== after;
};
