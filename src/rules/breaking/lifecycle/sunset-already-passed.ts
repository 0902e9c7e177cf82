import { defineBreakingRule } from "../../../breaking/rule.ts";
import { daysLeft } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-already-passed",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A sunset was announced that has passed already",
  why: "Consumers learn of it when it is too late: the removal could follow at once.",
  instead: "Announce a date that lies ahead",

  check({ base, revision }) {
    const left = daysLeft(revision);
    if (left === undefined || left >= 0 || daysLeft(base) !== undefined) return;
    return {
      message: `the sunset of ${revision.name}, ${revision.sunset?.text}, had passed when it was announced`,
      at: "x-sunset",
      severity: revision.notice > 0 ? "error" : "warn",
    };
  },
});
