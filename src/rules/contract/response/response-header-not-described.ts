import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-header-not-described",
  summary: "A consumer expects a header that is not described",
  why: "The provider may never send it.",
  instead: "Describe the header",
  message: ({ name }) => `the header \`${name}\` is not described`,
});
