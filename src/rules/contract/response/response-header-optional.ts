import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-header-optional",
  severity: "warn",
  summary: "A consumer expects a header that may be missing",
  why: "A response without the header is allowed, and the consumer reads it.",
  instead: "Make the header required",
  message: ({ name }) => `the header \`${name}\` is not required`,
});
