import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "server-removed",
  on: "server.removed",
  breaks: "both",
  severity: "warn",
  summary: "A server was removed",
  why: "Consumers that use it send requests to an address that may no longer answer.",
  instead: "Keep the address answering until nobody uses it",

  check: ({ base }) => ({ message: `the server ${base.url} was removed` }),
});
