import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-property-optional",
  severity: "warn",
  summary: "A consumer reads a property that may be missing",
  why: "A response without the property is allowed, and the consumer reads it.",
  instead: "Make the property required, or accept its absence in the consumer",
  message: ({ name }) => `${name} is not required`,
});
