import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-not-examined",
  severity: "warn",
  summary: "A part of a response could not be examined",
  why: "What could not be looked into is no pass.",
  instead: "Describe it with a schema that can be decided, and return JSON or plain text",
  message: ({ name, described }) => `${name} could not be examined: ${described}`,
});
