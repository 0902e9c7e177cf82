import { defineBreakingRule } from "../../../breaking/rule.ts";
import { deprecation } from "./_changes.ts";

export default defineBreakingRule({
  id: "property-deprecated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A property or schema was deprecated",
  why: "Nothing breaks yet; consumers should plan to do without it.",
  instead: "Say in the description what to use instead",

  check: (change) => deprecation(change, "property"),
});
