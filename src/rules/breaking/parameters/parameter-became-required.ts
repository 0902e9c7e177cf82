import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "parameter-became-required",
  on: "parameter.changed",
  breaks: "request",
  summary: "A parameter became required",
  why: "Requests without it used to be accepted and are refused.",
  instead: "Leave it optional, with a default for its absence",

  check: ({ base, revision }) =>
    !base.required && revision.required
      ? { message: `the ${revision.in} parameter \`${revision.name}\` became required` }
      : undefined,
});
