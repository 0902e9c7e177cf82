import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "schema-widened",
  on: "schema.compared",
  breaks: "unless-proved",
  summary: "A schema accepts more values, by no single edit",
  why: "No other rule names what changed; consumers may receive values they were not promised.",
  instead: "Return only values that were possible before",

  check: ({ side, compatibility }) =>
    (side === "response") === compatibility?.isProved() ? undefined : { message: "the schema changed as a whole" },
});
