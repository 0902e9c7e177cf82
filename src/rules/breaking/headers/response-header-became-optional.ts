import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-header-became-optional",
  on: "header.changed",
  breaks: "response",
  summary: "A response header is no longer always sent",
  why: "Consumers that count on the header find it missing now and then.",
  instead: "Keep sending the header every time",

  check: ({ base, revision }) =>
    base.required && !revision.required ? { message: `the header \`${base.name}\` became optional` } : undefined,
});
