import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "request-body-removed",
  on: "body.removed",
  breaks: "request",
  severity: "warn",
  summary: "The request body was removed",
  why: "What consumers send in it is ignored or refused.",
  instead: "Keep accepting the body, even if it has no effect any more",

  check: () => ({ message: "the request body was removed" }),
});
