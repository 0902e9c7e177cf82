import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-empty-value-allowed",
  on: "parameter.changed",
  breaks: "neither",
  summary: "A parameter may now be empty",
  why: "Nothing breaks: consumers that send a value still may.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    !base.allowEmptyValue && revision.allowEmptyValue
      ? { message: `the ${base.in} parameter \`${base.name}\` may now be empty` }
      : undefined,
});
