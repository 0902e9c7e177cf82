import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { SecurityScheme } from "../../../model/api.ts";
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
    const moved = [...urlsOf(base)].filter(([key, url]) => after.get(key) !== url && stands(key, revision)).sort();
    const parts = moved.map(
      ([key, url]) => `${key} was ${url} and is ${after.has(key) ? `now ${after.get(key)}` : "gone"}`,
    );
    return parts.length > 0
      ? { message: `the security scheme \`${base.name}\`: ${parts.join("; ")}`, key: moved.map(([key]) => key).join() }
      : undefined;
  },
});

/** The flow that the URL belongs to is still there; one that is gone is told by itself. */
const stands = (key: string, { flows }: SecurityScheme): boolean => {
  const [, flow] = key.split(" of ");
  return flow === undefined || flows.has(flow);
};
