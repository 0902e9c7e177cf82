import { queryParameterCase } from "../../../lint/consistency/conventions/query-parameter-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "query-parameter-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A query parameter is written in another case",
  why: "A query parameter in the wrong case is not refused but ignored by most servers: whoever guesses the style of a name wrong gets another answer without a word.",
  instead: "Write the names of query parameters in one case",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, queryParameterCase, style),
});
