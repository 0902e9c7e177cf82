import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-status-generalized",
  on: "response.removed",
  breaks: "response",
  severity: "warn",
  concerns: "users",
  summary: "A success status became a range",
  why: "Consumers may receive a status of the range that they do not handle.",
  instead: "List the statuses that are really returned",

  check: ({ base, coveredBy }) =>
    /^[123]\d\d$/.test(base.status) && coveredBy !== undefined
      ? { message: `the response ${base.status} is now described by ${coveredBy} only` }
      : undefined,
});
