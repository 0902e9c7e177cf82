import { defineBreakingRule } from "../../../breaking/rule.ts";
import { boundChange } from "./_bounds.ts";

export default defineBreakingRule({
  id: "maximum-increased",
  on: "schema.changed",
  breaks: "response",
  summary: "The maximum of a number was raised",
  why: "Consumers may receive a number beyond what they were promised.",
  instead: "Keep the limit, or tell consumers before numbers beyond it are returned",

  check: ({ base, revision }) => boundChange("maximum", "increased", base, revision),
});
