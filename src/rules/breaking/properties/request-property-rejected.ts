import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "request-property-rejected",
  on: "property.removed",
  breaks: "request",
  summary: "A property is no longer accepted in requests",
  why: "The object is closed, so requests that contain the property are refused.",
  instead: "Keep the property, or allow additional properties",

  check: ({ base, side, closed, lifecycle }) =>
    side === "request" && closed
      ? removal(`the property \`${base.name}\` was removed from a closed object`, lifecycle)
      : undefined,
});
