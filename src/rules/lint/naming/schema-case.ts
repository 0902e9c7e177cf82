import { schemaCase } from "../../../lint/consistency/conventions/schema-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "schema-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A schema is named in another case",
  why: "Code generators name classes after schemas; names that differ in case only become one class, or two that nobody can tell apart.",
  instead: "Name schemas in one case, such as `OrderLine`",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, schemaCase, style),
});
