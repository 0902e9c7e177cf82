import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "unique-items-removed",
  on: "schema.changed",
  breaks: "response",
  summary: "The items of an array need no longer be unique",
  why: "Consumers that use the items as keys may receive one twice.",
  instead: "Keep returning each item once",

  check: ({ base, revision }) =>
    base.uniqueItems && !revision.uniqueItems
      ? { message: "the items need no longer be unique", at: "uniqueItems" }
      : undefined,
});
