import { defineBreakingRule } from "../../../breaking/rule.ts";
import { daysLeft } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-added",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A sunset date was announced for something that is to go",
  why: "Nothing breaks yet; consumers now know until when it works.",
  instead: "Tell consumers of the date, and say what to use instead",

  check({ base, revision }) {
    const isNew = daysLeft(base) === undefined && daysLeft(revision) !== undefined;
    if (!isNew || base.deprecated !== revision.deprecated || Number(daysLeft(revision)) < revision.notice) return;
    return { message: `the sunset of ${revision.name} is ${revision.sunset?.text}`, at: "x-sunset" };
  },
});
