import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-body-not-described",
  severity: "warn",
  summary: "A request body is sent that nobody described",
  why: "The provider may ignore what the consumer counts on.",
  instead: "Describe the request body",
  message: () => "the request body is not described",
});
