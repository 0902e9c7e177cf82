import { defineBreakingRule } from "../../../breaking/rule.ts";
import { keywordChange } from "../_keyword-change.ts";

export default defineBreakingRule({
  id: "content-changed",
  on: "schema.changed",
  breaks: "both",
  beyondValues: true,
  concerns: "users",
  summary: "What a string holds changed",
  why: "Strings are encoded by one agreement and decoded by another.",
  instead: "Keep the encoding and media type, and add a property with the new ones beside it",

  check: (change) => keywordChange(change, "contentEncoding", "contentMediaType", "contentSchema"),
});
