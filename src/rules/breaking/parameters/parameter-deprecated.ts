import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-deprecated",
  on: "parameter.changed",
  breaks: "neither",
  summary: "A parameter was deprecated",
  why: "Nothing breaks yet; consumers should plan to stop sending it.",
  instead: "Say in the description what to send instead",

  check: ({ base, revision }) =>
    !base.deprecated && revision.deprecated
      ? { message: `the ${revision.in} parameter \`${revision.name}\` was deprecated` }
      : undefined,
});
