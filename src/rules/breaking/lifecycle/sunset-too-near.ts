import { defineBreakingRule } from "../../../breaking/rule.ts";
import { days } from "../_announced.ts";
import { daysLeft } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-too-near",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A sunset leaves consumers less notice than they are to be given",
  why: "Consumers have too little time to move away.",
  instead: "Move the sunset date further ahead",

  check({ base, revision }) {
    const left = daysLeft(revision);
    if (left === undefined || left < 0 || left >= revision.notice || daysLeft(base) !== undefined) return;
    const { name, notice, sunset } = revision;
    return {
      message: `the sunset of ${name}, ${sunset?.text}, is ${days(left)} ahead; ${days(notice)} of notice are demanded`,
      at: "x-sunset",
    };
  },
});
