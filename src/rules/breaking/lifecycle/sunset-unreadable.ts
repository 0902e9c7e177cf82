import { defineBreakingRule } from "../../../breaking/rule.ts";
import { isUnreadable } from "./_changes.ts";

export default defineBreakingRule({
  id: "sunset-unreadable",
  kind: "policy",
  on: "lifecycle.changed",
  breaks: "both",
  concerns: "users",
  summary: "A sunset is no date",
  why: "Neither consumers nor tools can tell until when it works.",
  instead: "Write the date as 2027-01-31, or with a time as RFC 3339 has it",

  check: ({ base, revision }) =>
    isUnreadable(revision) && base.sunset?.text !== revision.sunset?.text
      ? { message: `the sunset of ${revision.name}, \`${revision.sunset?.text}\`, is no date`, at: "x-sunset" }
      : undefined,
});
