import { defineBreakingRule } from "../../../breaking/rule.ts";
import { reactivation } from "./_changes.ts";

export default defineBreakingRule({
  id: "parameter-reactivated",
  on: "lifecycle.changed",
  breaks: "neither",
  summary: "A parameter is no longer deprecated",
  why: "Nothing breaks; consumers that stopped sending it did so needlessly.",
  instead: "Tell the consumers that were asked to stop sending it",

  check: (change) => reactivation(change, "parameter"),
});
