import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "link-target-changed",
  on: "link.changed",
  breaks: "response",
  severity: "warn",
  summary: "A link of a response leads to another operation",
  why: "Clients that follow the link call another operation than they meant to.",
  instead: "Add a link under another name",

  check: ({ base, revision, within }) =>
    base.key === revision.key
      ? undefined
      : {
          message: `the link \`${base.name}\` of the ${within} led to ${base.target} and now leads to ${revision.target}`,
        },
});
