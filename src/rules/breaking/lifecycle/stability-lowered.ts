import { defineBreakingRule } from "../../../breaking/rule.ts";
import { levelOf, rankOf } from "./_stability.ts";

export default defineBreakingRule({
  id: "stability-lowered",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A stability level was lowered",
  why: "Consumers built on a promise that is taken back.",
  instead: "Keep the level; add what is not settled yet beside it",

  check({ base, revision }) {
    const [before, after] = [rankOf(base), rankOf(revision)];
    if (before === undefined || after === undefined || after >= before) return;
    return {
      message: `the stability of ${revision.name} was ${levelOf(base)} and is now ${levelOf(revision)}`,
      at: "x-stability-level",
    };
  },
});
