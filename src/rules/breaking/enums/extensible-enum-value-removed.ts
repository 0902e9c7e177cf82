import { defineBreakingRule } from "../../../breaking/rule.ts";
import { knownValues } from "./_extensible.ts";
import { listed, missing } from "./_values.ts";

export default defineBreakingRule({
  id: "extensible-enum-value-removed",
  on: "schema.changed",
  breaks: "request",
  severity: "warn",
  beyondValues: true,
  concerns: "users",
  summary: "A known value was removed from an open set",
  why: "Consumers that send the value can no longer be sure what becomes of it.",
  instead: "Keep accepting the value, and say in the description what it now means",

  check({ base, revision }) {
    const [before, after] = [knownValues(base), knownValues(revision)];
    const values = before && !revision.values ? missing(before, after ?? []) : [];
    return values.length > 0
      ? { message: `${listed(values)} is no longer listed`, at: "x-extensible-enum", key: listed(values) }
      : undefined;
  },
});
