import { defineBreakingRule } from "../../../breaking/rule.ts";
import { deprecation } from "./_changes.ts";

export default defineBreakingRule({
  id: "parameter-deprecated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A parameter was deprecated",
  why: "Nothing breaks yet; consumers should plan to stop sending it.",
  instead: "Say in the description what to send instead",

  check: (change) => deprecation(change, "parameter"),
});
