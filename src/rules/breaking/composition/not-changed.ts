import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "not-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "What is forbidden by `not` changed",
  why: "Forbidding more refuses values that used to be accepted; forbidding less lets consumers receive values they were promised not to.",
  instead: "Forbid less in requests only, and more in responses only",

  check: ({ differs }) => (differs?.("not") ? { message: "what is forbidden changed", at: "not" } : undefined),
});
