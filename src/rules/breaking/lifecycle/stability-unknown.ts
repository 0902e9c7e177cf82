import { defineBreakingRule } from "../../../breaking/rule.ts";
import { levels, rankOf } from "./_stability.ts";

export default defineBreakingRule({
  id: "stability-unknown",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  severity: "warn",
  concerns: "users",
  summary: "A stability level is none that is known",
  why: "Neither consumers nor tools can tell what is promised.",
  instead: "Change it to draft, alpha, beta or stable",

  check({ base, revision }) {
    if (rankOf(revision) !== undefined || base.stability === revision.stability) return;
    return {
      message: `the stability of ${revision.name}, \`${revision.stability}\`, is none of ${levels}`,
      at: "x-stability-level",
    };
  },
});
