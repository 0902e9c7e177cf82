import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "media-type-added",
  on: "media-type.added",
  breaks: "neither",
  summary: "A media type was added",
  why: "Nothing breaks: consumers ask for what they can read and send what they could send.",
  instead: "Keep the old media type the default where a consumer asks for none",

  check: ({ revision, within, coveredBy }) =>
    coveredBy === undefined ? { message: `the ${within} now has ${revision.name}` } : undefined,
});
