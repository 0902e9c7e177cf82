import { enumCase } from "../../../lint/consistency/conventions/enum-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "enum-case",
  on: "api",
  when: "added",
  severity: "info",
  summary: "Enumerated values are written in another case",
  why: "Values are compared letter by letter; where one list says `IN_TRANSIT` and the next `in-transit`, a consumer has to look each of them up.",
  instead: "Write the values of new enumerations in the case of the others",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, enumCase, style),
});
