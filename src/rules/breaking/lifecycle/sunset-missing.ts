import { defineBreakingRule } from "../../../breaking/rule.ts";
import { days } from "../_announced.ts";

export default defineBreakingRule({
  id: "sunset-missing",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "Something was deprecated without a sunset date",
  why: "Consumers do not know until when they can use it, though they are to be given notice.",
  instead: "Announce the date with `x-sunset`, far enough ahead",

  check({ base, revision }) {
    if (base.deprecated || !revision.deprecated || revision.sunset || revision.notice === 0) return;
    return {
      message: `${revision.name} was deprecated without a sunset date; ${days(revision.notice)} of notice are demanded`,
      at: "deprecated",
    };
  },
});
