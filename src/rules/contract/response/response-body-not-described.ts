import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-body-not-described",
  summary: "A consumer expects a body that nobody described",
  why: "The provider may answer without a body.",
  instead: "Describe the body with a schema",
  message: ({ name }) => `a body of \`${name}\` is not described`,
});
