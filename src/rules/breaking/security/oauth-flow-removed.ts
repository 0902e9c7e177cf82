import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced } from "./_scheme.ts";

export default defineBreakingRule({
  id: "oauth-flow-removed",
  on: "scheme.changed",
  breaks: "both",
  concerns: "users",
  summary: "A way to get an OAuth token was removed",
  why: "Consumers that get their tokens this way get none.",
  instead: "Keep the flow beside the new one",

  check({ base, revision }) {
    const gone = isReplaced(base, revision)
      ? []
      : [...base.flows.keys()].filter((flow) => !revision.flows.has(flow)).sort();
    return gone.length > 0
      ? {
          message: `the security scheme \`${base.name}\` no longer has the flow ${gone.join(", ")}`,
          key: gone.join(),
        }
      : undefined;
  },
});
