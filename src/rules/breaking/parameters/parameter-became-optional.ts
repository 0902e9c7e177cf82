import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-became-optional",
  on: "parameter.changed",
  breaks: "neither",
  summary: "A parameter became optional",
  why: "Nothing breaks: consumers that send it still may.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    base.required && !revision.required
      ? { message: `the ${revision.in} parameter \`${revision.name}\` became optional` }
      : undefined,
});
