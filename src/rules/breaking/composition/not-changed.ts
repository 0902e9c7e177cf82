import { defineBreakingRule } from "../../../breaking/rule.ts";
import { show } from "../../../document/value.ts";

export default defineBreakingRule({
  id: "not-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "What is forbidden by `not` changed",
  why: "Forbidding more refuses values that used to be accepted; forbidding less lets consumers receive values they were promised not to.",
  instead: "Forbid less in requests only, and more in responses only",

  check({ base, revision }) {
    const [before, after] = [base.not, revision.not].map((all) => all.map(({ value }) => show(value, Infinity)).sort());
    return String(before) === String(after) ? undefined : { message: "what is forbidden changed", at: "not" };
  },
});
