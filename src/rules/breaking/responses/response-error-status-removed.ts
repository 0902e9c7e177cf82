import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-error-status-removed",
  on: "response.removed",
  breaks: "response",
  severity: "warn",
  summary: "An error status was removed",
  why: "Consumers that handle the error no longer know what to expect instead.",
  instead: "Keep describing every error that is returned",

  check: ({ base, coveredBy }) =>
    /^[45]/.test(base.status) && coveredBy === undefined
      ? { message: `the response ${base.status} was removed` }
      : undefined,
});
