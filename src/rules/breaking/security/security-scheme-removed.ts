import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "security-scheme-removed",
  on: "scheme.removed",
  breaks: "both",
  severity: "warn",
  summary: "A security scheme that is still demanded is no longer described",
  why: "Nothing says any more which credentials are looked for, so that they may be others.",
  instead: "Keep the scheme as long as an operation demands it",

  check: ({ base }) => ({ message: `the security scheme \`${base.name}\` is demanded and no longer described` }),
});
