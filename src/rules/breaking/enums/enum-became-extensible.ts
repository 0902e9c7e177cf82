import { defineBreakingRule } from "../../../breaking/rule.ts";
import { knownValues } from "./_extensible.ts";
import { listed } from "./_values.ts";

export default defineBreakingRule({
  id: "enum-became-extensible",
  on: "schema.changed",
  breaks: "response",
  summary: "A closed list of values became an open one",
  why: "Consumers that handle the listed values only may meet one that they do not know.",
  instead: "Keep `enum`, and add values to it one by one",

  check({ base, revision }) {
    const known = knownValues(revision);
    if (!base.values || revision.values || !known || knownValues(base)) return;
    return { message: `other values than ${listed(base.values)} can now be used`, at: "x-extensible-enum" };
  },
});
