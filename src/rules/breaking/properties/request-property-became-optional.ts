import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "request-property-became-optional",
  on: "property.changed",
  breaks: "neither",
  summary: "A property became optional in requests",
  why: "Nothing breaks: consumers that send it still may.",
  instead: "Nothing needs to be done",

  check: ({ base, revision, side }) =>
    side === "request" && base.required && !revision.required
      ? { message: `the property \`${base.name}\` became optional`, at: "required" }
      : undefined,
});
