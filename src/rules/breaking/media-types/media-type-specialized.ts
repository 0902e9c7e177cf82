import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "media-type-specialized",
  on: "media-type.removed",
  breaks: "request",
  summary: "A range of media types became narrower",
  why: "Requests in the other media types of the range are answered with 415.",
  instead: "Keep the range, or list every media type that was accepted",

  check: ({ base, within, coveredBy }) =>
    coveredBy !== undefined && base.name.includes("*")
      ? { message: `the ${within} had ${base.name} and now has ${coveredBy}` }
      : undefined,
});
