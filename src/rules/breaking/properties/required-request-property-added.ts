import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "required-request-property-added",
  on: "property.added",
  breaks: "request",
  summary: "A required property was added to a request",
  why: "Requests without it are refused, and no consumer sends it yet.",
  instead: "Make the property optional and give its absence the old meaning",

  check: ({ revision, side }) =>
    side === "request" && revision.required
      ? { message: `the required property \`${revision.name}\` was added` }
      : undefined,
});
