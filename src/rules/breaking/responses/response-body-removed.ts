import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-body-removed",
  on: "response.changed",
  breaks: "response",
  summary: "A response no longer has a body",
  why: "Consumers read a body that is not there.",
  instead: "Keep the body, or add an operation without one",

  check: ({ base, revision }) =>
    base.content.size > 0 && revision.content.size === 0
      ? { message: `the response ${base.status} no longer has a body` }
      : undefined,
});
