import { defineBreakingRule } from "../../../breaking/rule.ts";
import { listed } from "../enums/_values.ts";
import { isReplaced, scopesOf } from "./_scheme.ts";

export default defineBreakingRule({
  id: "oauth-scope-added",
  on: "scheme.changed",
  breaks: "neither",
  summary: "Another OAuth scope is offered",
  why: "Nothing breaks: consumers ask for the scopes they know.",
  instead: "Nothing needs to be done",

  check({ base, revision }) {
    const known = scopesOf(base);
    const added = isReplaced(base, revision) ? [] : [...scopesOf(revision)].filter((scope) => !known.has(scope)).sort();
    if (added.length === 0) return;
    return { message: `the security scheme \`${base.name}\` now offers ${listed(added)}`, key: added.join() };
  },
});
