import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "media-type-removed",
  on: "media-type.removed",
  breaks: "both",
  summary: "A media type is no longer supported",
  why: "Consumers that send or ask for it are answered with 415 or 406.",
  instead: "Keep the media type beside the new one",

  check: ({ base, within, coveredBy }) =>
    coveredBy === undefined ? { message: `the ${within} no longer has ${base.name}` } : undefined,
});
