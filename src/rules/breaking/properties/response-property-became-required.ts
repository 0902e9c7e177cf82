import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-property-became-required",
  on: "property.changed",
  breaks: "neither",
  summary: "A property is now always returned",
  why: "Nothing breaks: consumers get more than was promised.",
  instead: "Nothing needs to be done",

  check: ({ base, revision, side }) =>
    side === "response" && !base.required && revision.required
      ? { message: `the property \`${base.name}\` is now always returned`, at: "required" }
      : undefined,
});
