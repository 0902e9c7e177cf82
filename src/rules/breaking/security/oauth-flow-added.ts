import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced } from "./_scheme.ts";

export default defineBreakingRule({
  id: "oauth-flow-added",
  on: "scheme.changed",
  breaks: "neither",
  summary: "Another way to get an OAuth token was added",
  why: "Nothing breaks: tokens can still be got as before.",
  instead: "Nothing needs to be done",

  check({ base, revision }) {
    const added = isReplaced(base, revision)
      ? []
      : [...revision.flows.keys()].filter((flow) => !base.flows.has(flow)).sort();
    return added.length > 0
      ? {
          message: `the security scheme \`${base.name}\` now has the flow ${added.join(", ")}`,
          key: added.join(),
        }
      : undefined;
  },
});
