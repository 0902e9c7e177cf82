import { defineBreakingRule } from "../../../breaking/rule.ts";
import { knownValues } from "./_extensible.ts";
import { listed, missing } from "./_values.ts";

export default defineBreakingRule({
  id: "extensible-enum-value-added",
  on: "schema.changed",
  breaks: "neither",
  beyondValues: true,
  summary: "A value was added to an open set",
  why: "Nothing breaks: consumers were told that other values can come.",
  instead: "Tell consumers what the value means",

  check({ base, revision }) {
    const [before, after] = [knownValues(base), knownValues(revision)];
    const values = after && !base.values ? missing(after, before ?? []) : [];
    return values.length > 0
      ? { message: `${listed(values)} is now listed`, at: "x-extensible-enum", key: listed(values) }
      : undefined;
  },
});
