import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "optional-request-property-added",
  on: "property.added",
  breaks: "neither",
  strictly: "request",
  summary: "An optional property was added to a request",
  why: "Nothing breaks: requests without it mean what they meant.",
  instead: "Make sure that its absence means what it meant before",

  check: ({ revision, side }) =>
    side === "request" && !revision.required
      ? { message: `the optional property \`${revision.name}\` was added` }
      : undefined,
});
