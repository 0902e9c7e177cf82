import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "schema-narrowed",
  on: "schema.compared",
  breaks: "unless-proved",
  summary: "A schema accepts fewer values, by no single edit",
  why: "No other rule names what changed; values that used to be accepted are refused.",
  instead: "Keep accepting the values that are accepted today",

  check: ({ side, compatibility }) =>
    (side === "request") === compatibility?.isProved() ? undefined : { message: "the schema changed as a whole" },
});
