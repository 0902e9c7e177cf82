import { defineContractRule } from "../../../contract/rule.ts";

export default defineContractRule({
  id: "response-status-only-default",
  severity: "warn",
  summary: "A consumer expects a status that only `default` covers",
  why: "Nobody can read that the provider answers with this status.",
  instead: "Describe the status by itself",
  message: ({ name }) => `status ${name} is covered only by default`,
});
