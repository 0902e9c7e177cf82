import { defineBreakingRule } from "../../../breaking/rule.ts";
import { reactivation } from "./_changes.ts";

export default defineBreakingRule({
  id: "security-scheme-reactivated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A security scheme is no longer deprecated",
  why: "Nothing breaks; consumers that changed their credentials did so needlessly.",
  instead: "Tell the consumers that were asked to change their credentials",

  check: (change) => reactivation(change, "security scheme"),
});
