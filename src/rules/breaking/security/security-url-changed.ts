import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isReplaced, urlsOf } from "./_scheme.ts";

export default defineBreakingRule({
  id: "security-url-changed",
  on: "scheme.changed",
  breaks: "both",
  concerns: "users",
  summary: "An address where credentials are got changed",
  why: "Consumers ask for their tokens at an address that may no longer answer.",
  instead: "Keep the old address answering beside the new one",

  check({ base, revision }) {
    if (isReplaced(base, revision)) return;
    const after = urlsOf(revision);
    const moved = [...urlsOf(base)].filter(([key, url]) => after.has(key) && after.get(key) !== url).sort();
    const parts = moved.map(([key, url]) => `${key} was ${url} and is now ${after.get(key)}`);
    return parts.length > 0
      ? { message: `the security scheme \`${base.name}\`: ${parts.join("; ")}`, key: moved.map(([key]) => key).join() }
      : undefined;
  },
});
