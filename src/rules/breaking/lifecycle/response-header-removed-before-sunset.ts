import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "response-header-removed-before-sunset",
  on: "header.removed",
  breaks: "response",
  summary: "A response header was removed before its sunset",
  why: "Consumers were told that they would receive it until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, within, lifecycle }) => earlyRemoval(`the header \`${base.name}\` of the ${within}`, lifecycle),
});
