import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "response-header-added",
  on: "header.added",
  breaks: "neither",
  summary: "A response header was added",
  why: "Nothing breaks: consumers ignore headers they do not know.",
  instead: "Nothing needs to be done",

  check: ({ revision, within }) => ({ message: `the header \`${revision.name}\` of the ${within} was added` }),
});
