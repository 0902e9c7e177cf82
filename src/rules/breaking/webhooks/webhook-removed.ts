import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "webhook-removed",
  on: "webhook.removed",
  breaks: "both",
  summary: "A webhook was removed",
  why: "Receivers wait for a message that never comes.",
  instead: "Keep sending it, mark it deprecated, and remove it in the next major version",

  check: ({ base, lifecycle }) => removal(`the ${base.name} was removed`, lifecycle),
});
