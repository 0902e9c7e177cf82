import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-property-became-optional",
  on: "property.changed",
  breaks: "response",
  summary: "A property is no longer always returned",
  why: "Consumers that count on it find it missing now and then.",
  instead: "Keep returning the property every time",

  check: ({ base, revision, side }) =>
    side === "response" && base.required && !revision.required
      ? { message: `the property \`${base.name}\` became optional`, at: "required" }
      : undefined,
});
