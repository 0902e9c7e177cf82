import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced, listed, missing } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-value-removed",
  on: "schema.changed",
  breaks: "request",
  summary: "A value was removed from an enumeration",
  why: "Requests with the value used to be accepted and are refused.",
  instead: "Keep accepting the value, and say in the description what it now means",

  check({ base, revision }) {
    if (!base.values || !revision.values || isReplaced(base.values, revision.values)) return;
    const values = missing(base.values, revision.values);
    return values.length > 0
      ? { message: `${listed(values)} can no longer be used`, at: "enum", key: listed(values) }
      : undefined;
  },
});
