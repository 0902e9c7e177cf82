import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "operation-covered-by-template",
  on: "operation.removed",
  breaks: "both",
  severity: "warn",
  concerns: "users",
  summary: "An operation was removed, but a template path still answers its URL",
  why: "Requests are routed to another operation, which may read the segment as something else and answer something else.",
  instead: "Keep the exact path, or make sure the templated operation answers the same for it",

  check: ({ base, coveredBy }) =>
    coveredBy === undefined
      ? undefined
      : { message: `${base.name} was removed; its URL is now answered by \`${coveredBy}\`` },
});
