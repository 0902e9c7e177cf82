import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "conditional-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "An if/then/else condition changed",
  why: "Values that used to be accepted may be refused, and consumers may receive values they were not promised.",
  instead: "Demand no more of any value in requests, and no less in responses",

  check: ({ differs }) =>
    ["if", "then", "else"].some((keyword) => differs?.(keyword))
      ? { message: "the condition changed", at: "if" }
      : undefined,
});
