import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-type-not-guaranteed",
  severity: "warn",
  summary: "A response value may have a type the consumer does not expect",
  why: "The consumer fails when the other type comes.",
  instead: "Describe the one type that is returned, or accept both in the consumer",
  message: ({ name, wants, described }) => `${name} may be ${described}, and ${wants} is expected`,
});
