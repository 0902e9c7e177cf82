import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "request-authorization-missing",
  summary: "A request lacks the credentials that the operation demands",
  why: "The provider answers with 401 or 403.",
  instead: "Send the credentials, or open the operation",
  message: ({ described }) => `the operation demands ${described}`,
});
