import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "link-removed",
  on: "link.removed",
  breaks: "response",
  severity: "warn",
  summary: "A link of a response was removed",
  why: "Clients that follow the link no longer find the way to the next operation.",
  instead: "Keep the link as long as its target exists",

  check: ({ base, within }) => ({ message: `the link \`${base.name}\` of the ${within} was removed` }),
});
