import { defineBreakingRule } from "../../../breaking/rule.ts";
import { listed } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-introduced",
  on: "schema.changed",
  breaks: "request",
  summary: "A value that was free is now one of a list",
  why: "Requests with any other value used to be accepted and are refused.",
  instead: "List the values in the description and keep accepting others",

  check: ({ base, revision }) =>
    !base.values && revision.values
      ? { message: `only ${listed(revision.values)} can now be used`, at: "enum" }
      : undefined,
});
