import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "max-length-decreased",
  on: "schema.changed",
  breaks: "request",
  summary: "The largest length of a string was lowered",
  why: "A value that used to be accepted is now too large and is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => sizeChange("maxLength", "decreased", base, revision),
});
