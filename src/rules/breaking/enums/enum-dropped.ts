import { defineBreakingRule } from "../../../breaking/rule.ts";
import { knownValues } from "./_extensible.ts";
import { listed } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-dropped",
  on: "schema.changed",
  breaks: "response",
  summary: "A value that was one of a list is now free",
  why: "Consumers may receive any value where they handle a few.",
  instead: "Keep the list, and add values to it one by one",

  check: ({ base, revision }) =>
    base.values && !revision.values && !(knownValues(revision) && !knownValues(base))
      ? { message: `no longer only ${listed(base.values)}: any value can be used`, at: "enum" }
      : undefined,
});
