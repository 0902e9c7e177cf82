import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "request-body-became-required",
  on: "body.changed",
  breaks: "request",
  summary: "The request body became required",
  why: "Requests without a body used to be accepted and are refused.",
  instead: "Leave the body optional",

  check: ({ base, revision }) =>
    !base.required && revision.required ? { message: "the request body became required" } : undefined,
});
