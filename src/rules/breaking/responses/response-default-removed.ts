import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-default-removed",
  on: "response.removed",
  breaks: "response",
  severity: "warn",
  summary: "The default response was removed",
  why: "Nothing is promised of other statuses any more.",
  instead: "Keep the default response",

  check: ({ base }) => (base.status === "default" ? { message: "the default response was removed" } : undefined),
});
