import { defineBreakingRule } from "../../../breaking/rule.ts";
import { reactivation } from "./_changes.ts";

export default defineBreakingRule({
  id: "response-header-reactivated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A response header is no longer deprecated",
  why: "Nothing breaks; consumers that gave it up did so needlessly.",
  instead: "Tell the consumers that were asked to do without it",

  check: (change) => reactivation(change, "header"),
});
