import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "max-properties-decreased",
  on: "schema.changed",
  breaks: "request",
  summary: "The largest number of properties of an object was lowered",
  why: "A value that used to be accepted is now too large and is refused.",
  instead: "Leave the limit as it is, or enforce the new one on new operations only",

  check: ({ base, revision }) => sizeChange("maxProperties", "decreased", base, revision),
});
