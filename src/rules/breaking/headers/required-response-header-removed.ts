import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "required-response-header-removed",
  on: "header.removed",
  breaks: "response",
  summary: "A response header that was always sent was removed",
  why: "Consumers read a header that is not there.",
  instead: "Keep sending the header",

  check: ({ base, within, lifecycle }) =>
    base.required ? removal(`the header \`${base.name}\` of the ${within} was removed`, lifecycle) : undefined,
});
