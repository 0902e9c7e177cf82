import { defineBreakingRule } from "../../../breaking/rule.ts";
import { levelOf, rankOf } from "./_stability.ts";

export default defineBreakingRule({
  id: "stability-raised",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A stability level was raised",
  why: "Nothing breaks: consumers are promised more than before.",
  instead: "Nothing needs to be done",

  check({ base, revision }) {
    const [before, after] = [rankOf(base), rankOf(revision)];
    if (before === undefined || after === undefined || after <= before) return;
    return {
      message: `the stability of ${revision.name} was ${levelOf(base)} and is now ${levelOf(revision)}`,
      at: "x-stability-level",
    };
  },
});
