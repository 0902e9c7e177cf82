import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "parameter-removed-before-sunset",
  on: "parameter.removed",
  breaks: "request",
  summary: "A parameter was removed before its sunset",
  why: "Consumers were told that they could send it until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, lifecycle }) => earlyRemoval(`the ${base.in} parameter \`${base.name}\``, lifecycle),
});
