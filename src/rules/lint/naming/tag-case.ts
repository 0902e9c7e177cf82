import { STYLE_NAMES } from "../../../lint/consistency/case.ts";
import { tagCase } from "../../../lint/consistency/conventions/tag-case.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { departures, MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "tag-case",
  on: "api",
  severity: "info",
  summary: "A tag is written in another case",
  why: "Tags are the headings of the documentation and, in generated clients, the names of modules.",
  instead: "Write tags in one case",
  options: {
    style: {
      description: "The case to write in; `majority` is the one most are written in already",
      default: MAJORITY,
      schema: { enum: [MAJORITY, "Title Case", "Sentence case", "lower case", ...STYLE_NAMES] },
    },
  },

  check: (subject, { style }) => departures(subject, tagCase, style),
});
