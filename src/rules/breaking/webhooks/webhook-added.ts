import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "webhook-added",
  on: "webhook.added",
  breaks: "neither",
  summary: "A webhook was added",
  why: "Nothing breaks: receivers subscribe when they are ready.",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({ message: `the ${revision.name} was added` }),
});
