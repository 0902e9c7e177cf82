import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "operation-deprecated",
  on: "operation.changed",
  breaks: "neither",
  summary: "An operation was deprecated",
  why: "Nothing breaks yet; consumers should plan to move away.",
  instead: "Say in the description what to use instead, and until when it works",

  check: ({ base, revision }) =>
    !base.deprecated && revision.deprecated ? { message: `${revision.name} was deprecated` } : undefined,
});
