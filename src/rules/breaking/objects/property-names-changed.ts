import { defineBreakingRule } from "../../../breaking/rule.ts";
import { keywordChange } from "../_keyword-change.ts";

export default defineBreakingRule({
  id: "property-names-changed",
  on: "schema.changed",
  breaks: "unless-proved",
  summary: "The rule for names of properties changed",
  why: "Values that used to be accepted may be refused, and consumers may receive values they were not promised.",
  instead: "Change it in one direction only: wider in requests, narrower in responses",

  check: (change) => keywordChange(change, "propertyNames"),
});
