import { defineBreakingRule } from "../../../breaking/rule.ts";
import { boundChange } from "./_bounds.ts";

export default defineBreakingRule({
  id: "maximum-decreased",
  on: "schema.changed",
  breaks: "request",
  summary: "The maximum of a number was lowered",
  why: "A number that used to be accepted is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => boundChange("maximum", "decreased", base, revision),
});
