import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-property-added",
  on: "property.added",
  breaks: "neither",
  strictly: "response",
  summary: "A property was added to a response",
  why: "Nothing breaks: consumers must ignore properties they do not know.",
  instead: "Nothing needs to be done",

  check: ({ revision, side }) =>
    side === "response" ? { message: `the property \`${revision.name}\` was added` } : undefined,
});
