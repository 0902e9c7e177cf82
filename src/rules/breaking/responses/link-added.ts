import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "link-added",
  on: "link.added",
  breaks: "neither",
  summary: "A link was added to a response",
  why: "Nothing breaks: clients follow the links they know.",
  instead: "Nothing needs to be done",

  check: ({ revision, within }) => ({ message: `the link \`${revision.name}\` of the ${within} was added` }),
});
