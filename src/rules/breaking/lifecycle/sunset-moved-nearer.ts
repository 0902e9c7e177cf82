import { defineBreakingRule } from "../../../breaking/rule.ts";
import { days } from "../_announced.ts";
import { daysLeft } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-moved-nearer",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A sunset date was moved nearer",
  why: "Consumers planned with the date that they were told.",
  instead: "Keep the date that was announced",

  check({ base, revision }) {
    const [before, left] = [daysLeft(base), daysLeft(revision)];
    if (before === undefined || left === undefined || left >= before) return;
    const [lost, demanded] = [
      days(before - left),
      left <= 0 ? "has passed" : left < revision.notice ? "is too near" : "",
    ];
    const remark = demanded === "" ? "" : ` and now ${demanded}`;
    return {
      message: `the sunset of ${revision.name} was ${base.sunset?.text} and is now ${revision.sunset?.text}: ${lost} earlier${remark}`,
      at: "x-sunset",
      severity: remark === "" ? "warn" : "error",
    };
  },
});
