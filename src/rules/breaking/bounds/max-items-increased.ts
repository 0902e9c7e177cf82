import { defineBreakingRule } from "../../../breaking/rule.ts";
import { sizeChange } from "./_sizes.ts";

export default defineBreakingRule({
  id: "max-items-increased",
  on: "schema.changed",
  breaks: "response",
  summary: "The largest number of items of an array was raised",
  why: "Consumers may receive a value larger than they were promised.",
  instead: "Keep the limit, or tell consumers before values beyond it are returned",

  check: ({ base, revision }) => sizeChange("maxItems", "increased", base, revision),
});
