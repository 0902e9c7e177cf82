import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "required-request-body-added",
  on: "body.added",
  breaks: "request",
  summary: "A required request body was added",
  why: "Requests without a body used to be accepted and are refused.",
  instead: "Make the body optional",

  check: ({ revision }) => (revision.required ? { message: "a required request body was added" } : undefined),
});
