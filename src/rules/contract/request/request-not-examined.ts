import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-not-examined",
  severity: "warn",
  summary: "A part of a request could not be examined",
  why: "What could not be looked into is no pass.",
  instead: "Describe it with a schema that can be decided, in JSON or as a form",
  message: ({ name, described }) =>
    described === "" ? `${name} could not be held against its schema` : `${name} could not be examined: ${described}`,
});
