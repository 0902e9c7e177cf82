import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "operation-added",
  on: "operation.added",
  breaks: "neither",
  summary: "An operation was added",
  why: "Nothing breaks: consumers do not call what they do not know.",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({ message: `${revision.name} was added` }),
});
