import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "callback-removed-before-sunset",
  on: "callback.removed",
  breaks: "both",
  summary: "A callback was removed before its sunset",
  why: "Callers were told that they would be called back until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, lifecycle }) => earlyRemoval(`the request ${base.name}`, lifecycle),
});
