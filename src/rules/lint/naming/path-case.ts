import { pathCase } from "../../../lint/consistency/conventions/path-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "path-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A path segment is written in another case",
  why: "Paths are typed, logged and compared by people; one style everywhere is one thing less to look up.",
  instead: "Write the segments of new paths in one case, such as `/order-lines`",
  options: { style: STYLE_OPTION("kebab-case") },

  check: (subject, { style }) => departures(subject, pathCase, style),
});
