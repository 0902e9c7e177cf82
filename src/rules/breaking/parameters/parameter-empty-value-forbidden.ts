import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-empty-value-forbidden",
  on: "parameter.changed",
  breaks: "request",
  summary: "A parameter may no longer be empty",
  why: "Requests with `?name=` used to be accepted and are refused.",
  instead: "Keep `allowEmptyValue`",

  check: ({ base, revision }) =>
    base.allowEmptyValue && !revision.allowEmptyValue
      ? { message: `the ${base.in} parameter \`${base.name}\` may no longer be empty` }
      : undefined,
});
