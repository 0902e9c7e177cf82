import { defineBreakingRule } from "../../../breaking/rule.ts";
import { earlyRemoval } from "../_announced.ts";

export default defineBreakingRule({
  id: "path-removed-before-sunset",
  on: "path.removed",
  breaks: "both",
  summary: "A path was removed before the sunset of its operations",
  why: "Consumers were told that they had time until the sunset date, and planned with it.",
  instead: "Wait until the sunset date has passed",

  check: ({ base, lifecycle }) =>
    earlyRemoval(`the path \`${base.path}\` with ${base.operations.map(({ method }) => method).join(", ")}`, lifecycle),
});
