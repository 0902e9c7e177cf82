import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "webhook-removed-before-sunset",
  on: "webhook.removed",
  breaks: "both",
  summary: "A webhook was removed before its sunset",
  why: "Receivers were told that they would be called until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, lifecycle }) => earlyRemoval(`the ${base.name}`, lifecycle),
});
