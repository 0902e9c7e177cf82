import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "operation-removed-before-sunset",
  on: "operation.removed",
  breaks: "both",
  summary: "An operation was removed before its sunset",
  why: "Consumers were told that they had time until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, coveredBy, lifecycle }) => (coveredBy === undefined ? earlyRemoval(base.name, lifecycle) : undefined),
});
