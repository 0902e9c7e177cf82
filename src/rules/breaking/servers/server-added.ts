import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "server-added",
  on: "server.added",
  breaks: "neither",
  summary: "A server was added",
  why: "Nothing breaks: consumers use the address they know.",
  instead: "Nothing needs to be done",

  check: ({ revision }) => ({ message: `the server ${revision.url} was added` }),
});
