import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "required-parameter-added",
  on: "parameter.added",
  breaks: "request",
  summary: "A required parameter was added",
  why: "Requests without it are refused, and no consumer sends it yet.",
  instead: "Make the parameter optional and give it a default",

  check: ({ revision }) =>
    revision.required ? { message: `the required ${revision.in} parameter \`${revision.name}\` was added` } : undefined,
});
