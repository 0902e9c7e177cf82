import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "media-type-generalized",
  on: "media-type.removed",
  breaks: "response",
  concerns: "users",
  summary: "A media type became a range",
  why: "Consumers may receive a format they cannot read.",
  instead: "List the media types that are really returned",

  check: ({ base, within, coveredBy }) =>
    coveredBy?.includes("*") ? { message: `the ${within} had ${base.name} and now has ${coveredBy}` } : undefined,
});
