import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-header-became-required",
  on: "header.changed",
  breaks: "neither",
  summary: "A response header is now always sent",
  why: "Nothing breaks: consumers get more than was promised.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    !base.required && revision.required ? { message: `the header \`${base.name}\` is now always sent` } : undefined,
});
