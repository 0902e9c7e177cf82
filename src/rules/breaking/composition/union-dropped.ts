import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "union-dropped",
  on: "union.removed",
  breaks: "unless-proved",
  summary: "A choice of several became one schema",
  why: "Values of the choices may no longer be accepted, and consumers may receive what was none of them.",
  instead: "Keep every choice that was accepted",

  check: ({ base }) => ({ message: `a choice of ${base.unions[0]?.branches.length} became one schema` }),
});
