import { defineBreakingRule } from "../../../breaking/rule.ts";
import { daysLeft } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-postponed",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A sunset date was moved further ahead",
  why: "Nothing breaks: consumers have more time than they were told.",
  instead: "Tell consumers of the new date",

  check({ base, revision }) {
    const [before, left] = [daysLeft(base), daysLeft(revision)];
    if (before === undefined || left === undefined || left <= before) return;
    return {
      message: `the sunset of ${revision.name} was ${base.sunset?.text} and is now ${revision.sunset?.text}`,
      at: "x-sunset",
    };
  },
});
