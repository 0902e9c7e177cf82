import { defineBreakingRule } from "../../../breaking/rule.ts";
import { deprecation } from "./_changes.ts";

export default defineBreakingRule({
  id: "response-header-deprecated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A response header was deprecated",
  why: "Nothing breaks yet; consumers should plan to do without it.",
  instead: "Say in the description what to read instead",

  check: (change) => deprecation(change, "header"),
});
