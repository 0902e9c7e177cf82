import { defineBreakingRule } from "../../../breaking/rule.ts";
import { boundChange } from "./_bounds.ts";

export default defineBreakingRule({
  id: "minimum-increased",
  on: "schema.changed",
  breaks: "request",
  summary: "The minimum of a number was raised",
  why: "A number that used to be accepted is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => boundChange("minimum", "increased", base, revision),
});
