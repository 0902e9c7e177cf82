import { defineBreakingRule } from "../../../breaking/rule.ts";
import { listed } from "../enums/_values.ts";
import { isReplaced, scopesOf } from "./_scheme.ts";

export default defineBreakingRule({
  id: "oauth-scope-removed",
  on: "scheme.changed",
  breaks: "both",
  severity: "warn",
  concerns: "users",
  summary: "An OAuth scope is no longer offered",
  why: "Authorization servers refuse requests for a scope that they do not know.",
  instead: "Keep offering the scope, even if no operation needs it any more",

  check({ base, revision }) {
    const kept = scopesOf(revision);
    const gone = isReplaced(base, revision) ? [] : [...scopesOf(base)].filter((scope) => !kept.has(scope)).sort();
    if (gone.length === 0) return;
    return { message: `the security scheme \`${base.name}\` no longer offers ${listed(gone)}`, key: gone.join() };
  },
});
