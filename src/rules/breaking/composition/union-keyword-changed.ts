import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "union-keyword-changed",
  on: "union.changed",
  breaks: "unless-proved",
  summary: "A choice by `anyOf` became one by `oneOf`, or the other way round",
  why: "`oneOf` refuses values that fit several choices, which `anyOf` accepts.",
  instead: "Keep the keyword, or make sure that no value fits two choices",

  check({ base, revision, side }) {
    const [before, after] = [base.unions[0]?.keyword, revision.unions[0]?.keyword];
    const hit = { message: `the choice was by ${before} and is now by ${after}`, at: after ?? "oneOf" };
    const isHarmless = after === (side === "request" ? "anyOf" : "oneOf");
    return isHarmless ? { ...hit, severity: "info" } : hit;
  },
});
