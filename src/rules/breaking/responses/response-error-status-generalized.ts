import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-error-status-generalized",
  on: "response.removed",
  breaks: "neither",
  summary: "An error status is now described by a range or by default only",
  why: "Nothing breaks by itself: what describes it now is compared with what described it before.",
  instead: "Keep describing errors that consumers tell apart",

  check: ({ base, coveredBy }) =>
    /^[45]/.test(base.status) && coveredBy !== undefined
      ? { message: `the response ${base.status} is now described by ${coveredBy} only` }
      : undefined,
});
