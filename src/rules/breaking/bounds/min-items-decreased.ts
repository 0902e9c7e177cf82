import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "min-items-decreased",
  on: "schema.changed",
  breaks: "response",
  summary: "The smallest number of items of an array was lowered",
  why: "Consumers may receive a value smaller than they were promised.",
  instead: "Keep the limit, or tell consumers before values beyond it are returned",

  check: ({ base, revision }) => sizeChange("minItems", "decreased", base, revision),
});
