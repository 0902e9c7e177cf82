import { defineBreakingRule } from "../../../breaking/rule.ts";
import { reactivation } from "./_changes.ts";

export default defineBreakingRule({
  id: "operation-reactivated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "An operation is no longer deprecated",
  why: "Nothing breaks; consumers that moved away did so needlessly.",
  instead: "Tell the consumers that were asked to move away",

  check: (change) => reactivation(change, "operation"),
});
