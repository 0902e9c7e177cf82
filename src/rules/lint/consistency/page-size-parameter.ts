import { pageSizeParameter } from "../../../lint/consistency/conventions/page-size-parameter.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { departures, MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "page-size-parameter",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "The size of a page has another name than elsewhere",
  why: "A parameter that a server does not know is ignored: whoever says `limit` where it is `per_page` gets pages of the default size without a word.",
  instead: "Name the size of a page as the other collections do",
  options: {
    style: {
      description: "The name of the parameter; `majority` is the one most collections have already",
      default: MAJORITY,
      schema: { type: "string" },
    },
  },

  check: (subject, { style }) => departures(subject, pageSizeParameter, style),
});
