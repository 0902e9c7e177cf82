import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "min-items-increased",
  on: "schema.changed",
  breaks: "request",
  summary: "The smallest number of items of an array was raised",
  why: "A value that used to be accepted is now too small and is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => sizeChange("minItems", "increased", base, revision),
});
