import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-success-status-removed",
  on: "response.removed",
  breaks: "response",
  summary: "A success status was removed",
  why: "Consumers that wait for it take the answer for a failure.",
  instead: "Keep answering with the status; add the new one beside it",

  check: ({ base, coveredBy }) =>
    /^[123]/.test(base.status) && coveredBy === undefined
      ? { message: `the response ${base.status} was removed` }
      : undefined,
});
