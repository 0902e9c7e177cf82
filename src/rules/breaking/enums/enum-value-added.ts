import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced, listed, missing } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-value-added",
  on: "schema.changed",
  breaks: "response",
  severity: "warn",
  summary: "A value was added to an enumeration",
  why: "Consumers that handle the listed values only meet one they do not know.",
  instead: "Tell consumers early, or return the new value only to those that ask for it",

  check({ base, revision }) {
    if (!base.values || !revision.values || isReplaced(base.values, revision.values)) return;
    const values = missing(revision.values, base.values);
    return values.length > 0
      ? { message: `${listed(values)} can now be used`, at: "enum", key: listed(values) }
      : undefined;
  },
});
