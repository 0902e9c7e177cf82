import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "optional-parameter-added",
  on: "parameter.added",
  breaks: "neither",
  summary: "An optional parameter was added",
  why: "Nothing breaks: requests without it mean what they meant.",
  instead: "Make sure that its absence means what it meant before",

  check: ({ revision }) =>
    revision.required ? undefined : { message: `the optional ${revision.in} parameter \`${revision.name}\` was added` },
});
