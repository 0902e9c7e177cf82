import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "request-body-became-optional",
  on: "body.changed",
  breaks: "neither",
  summary: "The request body became optional",
  why: "Nothing breaks: consumers that send it still may.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    base.required && !revision.required ? { message: "the request body became optional" } : undefined,
});
