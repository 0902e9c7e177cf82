import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "unique-items-added",
  on: "schema.changed",
  breaks: "request",
  summary: "The items of an array must now be unique",
  why: "Arrays with repeated items used to be accepted and are refused.",
  instead: "Remove repeated items on arrival instead of refusing them",

  check: ({ base, revision }) =>
    !base.uniqueItems && revision.uniqueItems
      ? { message: "the items must now be unique", at: "uniqueItems" }
      : undefined,
});
