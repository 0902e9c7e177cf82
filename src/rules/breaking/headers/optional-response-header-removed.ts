import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "optional-response-header-removed",
  on: "header.removed",
  breaks: "response",
  severity: "warn",
  summary: "An optional response header was removed",
  why: "Consumers that use the header when it is there lose what it told them.",
  instead: "Keep describing and sending the header",

  check: ({ base, within, lifecycle }) =>
    base.required ? undefined : removal(`the optional header \`${base.name}\` of the ${within} was removed`, lifecycle),
});
