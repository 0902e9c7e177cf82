import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-property-not-described",
  severity: "warn",
  summary: "A property is sent that the request model does not list",
  why: "A provider may refuse what it does not know, or ignore it when the consumer counts on it.",
  instead: "Describe the property, or remove it from the request",
  message: ({ name }) => `${name} is not described`,
});
