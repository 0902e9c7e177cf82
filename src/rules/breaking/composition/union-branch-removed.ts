import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "union-branch-removed",
  on: "branch.removed",
  breaks: "unless-proved",
  summary: "A choice was removed from `oneOf` or `anyOf`",
  why: "Values of the removed choice used to be accepted and are refused.",
  instead: "Keep accepting the choice",

  check: ({ base, side }) => ({
    message: `the choice ${base.label} was removed from ${base.keyword}`,
    key: base.label,
    ...(side === "response" ? { severity: "info" } : {}),
  }),
});
