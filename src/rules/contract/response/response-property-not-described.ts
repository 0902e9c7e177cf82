import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-property-not-described",
  summary: "A consumer reads a property that is not described",
  why: "The provider may leave it out at any time, or never sends it.",
  instead: "Describe the property, or remove it from what the consumer expects",
  message: ({ name }) => `${name} is not described`,
});
