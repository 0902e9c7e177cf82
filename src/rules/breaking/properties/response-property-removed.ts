import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "response-property-removed",
  on: "property.removed",
  breaks: "response",
  summary: "A property that was always returned was removed",
  why: "Consumers that read it get nothing.",
  instead: "Keep returning the property, mark it deprecated, and remove it in the next major version",

  check: ({ base, side, lifecycle }) =>
    side === "response" && base.required ? removal(`the property \`${base.name}\` was removed`, lifecycle) : undefined,
});
