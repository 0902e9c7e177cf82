import { pathParameterCase } from "../../../lint/consistency/conventions/path-parameter-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "path-parameter-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A path parameter is written in another case",
  why: "Generated clients turn the names of path parameters into names of arguments; two styles side by side read like two authors.",
  instead: "Write the names of path parameters in one case",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, pathParameterCase, style),
});
