import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "optional-request-body-added",
  on: "body.added",
  breaks: "neither",
  summary: "An optional request body was added",
  why: "Nothing breaks: requests without it mean what they meant.",
  instead: "Make sure that its absence means what it meant before",

  check: ({ revision }) => (revision.required ? undefined : { message: "an optional request body was added" }),
});
