import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "multiple-of-changed",
  on: "schema.changed",
  breaks: "both",
  summary: "The step of a number changed",
  why: "Numbers between the new steps are refused, or consumers receive numbers between the old ones.",
  instead: "Keep the step",

  check({ base, revision }) {
    const [before, after] = [base.multipleOf, revision.multipleOf];
    if (String(before) === String(after)) return;
    if (before.length === 0)
      return { message: `numbers must now be multiples of ${after}`, at: "multipleOf", breaks: "request" };
    if (after.length === 0)
      return { message: `numbers need no longer be multiples of ${before}`, at: "multipleOf", breaks: "response" };
    return { message: `numbers were multiples of ${before} and are now multiples of ${after}`, at: "multipleOf" };
  },
});
