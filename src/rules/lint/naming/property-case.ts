import { propertyCase } from "../../../lint/consistency/conventions/property-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "property-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A property is written in another case",
  why: "Consumers map a whole body by one rule from names on the wire to names in their code; each name in another case needs an exception there.",
  instead: "Write the names of new properties in the case of the others",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, propertyCase, style),
});
