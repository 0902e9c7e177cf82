import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "callback-added",
  on: "callback.added",
  breaks: "neither",
  summary: "A callback was added",
  why: "Nothing breaks: callers that do not listen do not notice.",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({ message: `the request ${revision.name} was added` }),
});
