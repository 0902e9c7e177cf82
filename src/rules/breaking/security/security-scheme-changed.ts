import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced } from "./_scheme.ts";

export default defineBreakingRule({
  id: "security-scheme-changed",
  on: "scheme.changed",
  breaks: "both",
  summary: "A security scheme changed",
  why: "Consumers present credentials in a way that is no longer looked for.",
  instead: "Add a scheme under another name and accept both",

  check: ({ base, revision }) =>
    isReplaced(base, revision)
      ? { message: `the security scheme \`${base.name}\` was ${base.label} and is now ${revision.label}` }
      : undefined,
});
