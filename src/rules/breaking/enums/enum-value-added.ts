import { defineBreakingRule } from "../../../breaking/rule.ts";
import { listed, missing } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-value-added",
  on: "schema.changed",
  breaks: "response",
  severity: "warn",
  summary: "A value was added to an enumeration",
  why: "Consumers that handle the listed values only meet one they do not know.",
  instead: "Tell consumers early, or return the new value only to those that ask for it",

  check({ base, revision }) {
    const added = base.values && revision.values && missing(revision.values, base.values);
    return added && added.length > 0
      ? { message: `${listed(added)} can now be used`, at: "enum", key: listed(added) }
      : undefined;
  },
});
