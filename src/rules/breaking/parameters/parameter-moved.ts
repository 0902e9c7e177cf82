import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-moved",
  on: "parameter.moved",
  breaks: "request",
  summary: "A parameter moved to another part of the request",
  why: "Consumers send it where it is no longer looked for.",
  instead: "Accept it in both places until consumers have moved",

  check: ({ base, revision }) => ({
    message: `the parameter \`${base.name}\` moved from ${base.in} to ${revision.in}`,
  }),
});
