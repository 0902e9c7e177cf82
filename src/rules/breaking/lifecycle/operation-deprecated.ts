import { defineBreakingRule } from "../../../breaking/rule.ts";
import { deprecation } from "./_changes.ts";

export default defineBreakingRule({
  id: "operation-deprecated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "An operation was deprecated",
  why: "Nothing breaks yet; consumers should plan to move away.",
  instead: "Say in the description what to use instead, and until when it works",

  check: (change) => deprecation(change, "operation"),
});
