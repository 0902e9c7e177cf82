import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-status-added",
  on: "response.added",
  breaks: "neither",
  summary: "A response status was added",
  why: "Consumers should treat a status they do not know like the first of its class (RFC 9110 §15).",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({ message: `the response ${revision.status} was added` }),
});
