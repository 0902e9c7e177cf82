import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-parameter-missing",
  summary: "A required parameter is not sent",
  why: "The provider refuses the request.",
  instead: "Make the parameter optional, or send it",
  message: ({ name }) => `${name} is required`,
});
