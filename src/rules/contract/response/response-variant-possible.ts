import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-variant-possible",
  severity: "warn",
  summary: "A response may take a form that a consumer does not know",
  why: "The consumer fails when another alternative comes.",
  instead: "Give the alternatives a property that tells them apart, or accept them in the consumer",
  message: ({ name, described }) => `${name} may take another form that does not fit what is expected: ${described}`,
});
