import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "property-removed-before-sunset",
  on: "property.removed",
  breaks: "both",
  summary: "A property was removed before its sunset",
  why: "Consumers were told that they could use it until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, lifecycle }) => earlyRemoval(`the property \`${base.name}\``, lifecycle),
});
