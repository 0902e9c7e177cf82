import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "union-introduced",
  on: "union.added",
  breaks: "unless-proved",
  summary: "One schema became a choice of several",
  why: "Values that used to be accepted may fit no choice, and consumers may receive a choice they do not know.",
  instead: "Make the old schema one of the choices",

  check: ({ revision }) => ({ message: `one schema became a choice of ${revision.unions[0]?.branches.length}` }),
});
