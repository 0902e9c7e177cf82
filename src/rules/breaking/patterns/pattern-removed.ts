import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "pattern-removed",
  on: "schema.changed",
  breaks: "response",
  summary: "A pattern was removed",
  why: "Consumers that take the string apart may receive one of another form.",
  instead: "Keep the pattern",

  check: ({ base, revision }) =>
    base.patterns.length > 0 && revision.patterns.length === 0
      ? { message: `strings need no longer match \`${base.patterns.join("` and `")}\``, at: "pattern" }
      : undefined,
});
