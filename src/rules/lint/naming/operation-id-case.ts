import { operationIdCase } from "../../../lint/consistency/conventions/operation-id-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { STYLE_OPTION } from "../_case.ts";
import { departures } from "../_convention.ts";

export default defineLintRule({
  id: "operation-id-case",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "An operation id is written in another case",
  why: "Operation ids become the names of methods in generated clients, and of pages in documentation.",
  instead: "Write operation ids in one case, such as `listOrders`",
  options: { style: STYLE_OPTION("majority") },

  check: (subject, { style }) => departures(subject, operationIdCase, style),
});
