import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "request-property-removed",
  on: "property.removed",
  breaks: "request",
  severity: "warn",
  summary: "A property is no longer known in requests",
  why: "What consumers send in it is ignored.",
  instead: "Keep accepting the property, even if it has no effect any more",

  check: ({ base, side, closed, lifecycle }) =>
    side === "request" && !closed ? removal(`the property \`${base.name}\` was removed`, lifecycle) : undefined,
});
