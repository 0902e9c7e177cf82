import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "pattern-added",
  on: "schema.changed",
  breaks: "request",
  summary: "A pattern was added",
  why: "Strings that do not match it used to be accepted and are refused.",
  instead: "Describe the form in words and keep accepting the others",

  check: ({ base, revision }) =>
    base.patterns.length === 0 && revision.patterns.length > 0
      ? { message: `strings must now match \`${revision.patterns.join("` and `")}\``, at: "pattern" }
      : undefined,
});
