import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-value-not-guaranteed",
  severity: "warn",
  summary: "A response may hold values that a consumer does not expect",
  why: "The consumer fails when one of them comes.",
  instead: "Describe only the values that are returned, or accept the others in the consumer",
  message: ({ name, wants, described }) => `${name} may be ${described}, and ${wants} is expected`,
});
