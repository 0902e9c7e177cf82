import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "sunset-removed",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A sunset date was taken back, but the deprecation was not",
  why: "Consumers that planned with the date no longer know until when it works.",
  instead: "Keep the date, or take back the deprecation with it",

  check: ({ base, revision }) =>
    base.sunset && !revision.sunset && revision.deprecated
      ? {
          message: `${revision.name} is still deprecated, but its sunset, ${base.sunset.text}, was taken back`,
          at: "x-sunset",
        }
      : undefined,
});
