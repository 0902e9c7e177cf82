import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-body-missing",
  summary: "A required request body is not sent",
  why: "The provider refuses the request.",
  instead: "Make the body optional, or send it",
  message: () => "the request body is required",
});
