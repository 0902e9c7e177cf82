import { defineBreakingRule } from "../../../breaking/rule.ts";
import { boundChange } from "./_bounds.ts";

export default defineBreakingRule({
  id: "minimum-decreased",
  on: "schema.changed",
  breaks: "response",
  summary: "The minimum of a number was lowered",
  why: "Consumers may receive a number beyond what they were promised.",
  instead: "Keep the limit, or tell consumers before numbers beyond it are returned",

  check: ({ base, revision }) => boundChange("minimum", "decreased", base, revision),
});
