import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "webhook-removed",
  on: "webhook.removed",
  breaks: "both",
  summary: "A webhook was removed",
  why: "Receivers wait for a message that never comes.",
  instead: "Keep sending it, mark it deprecated, and remove it in the next major version",

  check: ({ base }) => ({ message: `the ${base.name} was removed` }),
});
