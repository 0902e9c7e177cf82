import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-reserved-characters-allowed",
  on: "parameter.changed",
  breaks: "neither",
  summary: "Reserved characters of a parameter may now stand as they are",
  why: "Nothing breaks: percent-encoded characters mean what they meant.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    !base.allowReserved && revision.allowReserved
      ? { message: `reserved characters of the ${base.in} parameter \`${base.name}\` may now stand as they are` }
      : undefined,
});
