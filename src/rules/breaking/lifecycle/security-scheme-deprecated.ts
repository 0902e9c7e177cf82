import { defineBreakingRule } from "../../../breaking/rule.ts";
import { deprecation } from "./_changes.ts";

export default defineBreakingRule({
  id: "security-scheme-deprecated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A security scheme was deprecated",
  why: "Nothing breaks yet; consumers should plan to get other credentials.",
  instead: "Say in the description which scheme to use instead",

  check: (change) => deprecation(change, "security scheme"),
});
