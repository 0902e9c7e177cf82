import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-parameter-not-described",
  severity: "warn",
  summary: "A parameter or header is sent that nobody described",
  why: "A provider may refuse what it does not know, or ignore it when the consumer counts on it.",
  instead: "Describe the parameter, or remove it from the request",
  message: ({ name }) => `${name} is not described`,
});
