import { defineBreakingRule } from "../../../breaking/rule.ts";
import { patternWithin } from "../../../schema/regular/languages.ts";

export default defineBreakingRule({
  id: "pattern-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "A pattern changed",
  why: "Strings of the old form may be refused, and consumers may receive strings of another form.",
  instead: "Widen the pattern in requests only, and narrow it in responses only",

  check({ base, revision, side }) {
    const [before, after] = [base.patterns.join("` and `"), revision.patterns.join("` and `")];
    if (before === "" || after === "" || before === after) return;
    const hit = { message: `the pattern was \`${before}\` and is now \`${after}\``, at: "pattern" };
    const [sent, received] = side === "request" ? [base, revision] : [revision, base];
    return isWithin(sent.patterns, received.patterns) ? { ...hit, severity: "info" } : hit;
  },
});

/** What the pattern itself lets through still passes, whatever else changed beside it. */
const isWithin = (sent: readonly string[], received: readonly string[]): boolean =>
  received.every((outer) => sent.some((inner) => patternWithin(inner, outer).answer === "yes"));
