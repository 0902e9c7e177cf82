import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced, listed } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-replaced",
  on: "schema.changed",
  breaks: "both",
  summary: "Every value of an enumeration was replaced",
  why: "Requests with the old values are refused, and consumers receive only values they do not know.",
  instead: "Keep the old values beside the new ones",

  check({ base, revision }) {
    if (!base.values || !revision.values || !isReplaced(base.values, revision.values)) return;
    return { message: `${listed(base.values)} was replaced by ${listed(revision.values)}`, at: "enum" };
  },
});
