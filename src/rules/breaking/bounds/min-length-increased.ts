import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "min-length-increased",
  on: "schema.changed",
  breaks: "request",
  summary: "The smallest length of a string was raised",
  why: "A value that used to be accepted is now too small and is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => sizeChange("minLength", "increased", base, revision),
});
