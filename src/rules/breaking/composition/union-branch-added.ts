import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "union-branch-added",
  on: "branch.added",
  breaks: "unless-proved",
  summary: "A choice was added to `oneOf` or `anyOf`",
  why: "Consumers may receive a value of a choice they do not know; a choice of `oneOf` that overlaps another makes values fail that used to be accepted.",
  instead: "Return the new choice only to consumers that ask for it, and keep choices of `oneOf` apart",

  check: ({ revision, side }) => ({
    message: `the choice ${revision.label} was added to ${revision.keyword}`,
    key: revision.label,
    ...(side === "request" && revision.keyword === "anyOf" ? { severity: "info" } : {}),
  }),
});
