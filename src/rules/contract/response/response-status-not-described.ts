import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-status-not-described",
  summary: "A consumer expects a status that is not described",
  why: "The provider never answers so, as far as anybody can read.",
  instead: "Describe the status, or change what the consumer expects",
  message: ({ name, described }) =>
    `status ${name} is not described; described ${described === "" ? "is nothing" : `are ${described}`}`,
});
