import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "response-optional-property-removed",
  on: "property.removed",
  breaks: "response",
  severity: "warn",
  summary: "An optional property is no longer returned",
  why: "Consumers that read it when it is there never find it again.",
  instead: "Keep returning the property, mark it deprecated, and remove it in the next major version",

  check: ({ base, side, lifecycle }) =>
    side === "response" && !base.required
      ? removal(`the optional property \`${base.name}\` was removed`, lifecycle)
      : undefined,
});
