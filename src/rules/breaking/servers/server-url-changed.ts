import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "server-url-changed",
  on: "server.moved",
  breaks: "both",
  summary: "The URL of a server changed",
  why: "Consumers send requests to an address that no longer answers.",
  instead: "Keep the old address answering beside the new one",

  check: ({ base, revision }) => ({ message: `the server ${base.url} is now ${revision.url}` }),
});
