import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "operation-reactivated",
  on: "operation.changed",
  breaks: "neither",
  summary: "An operation is no longer deprecated",
  why: "Nothing breaks; consumers that moved away did so needlessly.",
  instead: "Tell the consumers that were asked to move away",

  check: ({ base, revision }) =>
    base.deprecated && !revision.deprecated ? { message: `${revision.name} is no longer deprecated` } : undefined,
});
