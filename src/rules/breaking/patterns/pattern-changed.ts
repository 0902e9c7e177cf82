import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "pattern-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "A pattern changed",
  why: "Strings of the old form may be refused, and consumers may receive strings of another form.",
  instead: "Widen the pattern in requests only, and narrow it in responses only",

  check({ base, revision }) {
    const [before, after] = [base.patterns.join("` and `"), revision.patterns.join("` and `")];
    if (before === "" || after === "" || before === after) return;
    return { message: `the pattern was \`${before}\` and is now \`${after}\``, at: "pattern" };
  },
});
