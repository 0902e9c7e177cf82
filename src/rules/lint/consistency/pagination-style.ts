import { paginationStyle } from "../../../lint/consistency/conventions/pagination-style.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { departures, MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "pagination-style",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "Pages are asked for in another way than elsewhere",
  why: "Consumers write the loop over pages once; a collection with offsets beside collections with cursors needs a second one.",
  instead: "Give new collections the page parameters of the others",
  options: {
    style: {
      description: "How to ask for pages; `majority` is how most collections do it already",
      default: MAJORITY,
      schema: { enum: [MAJORITY, "cursor", "offset", "page"] },
    },
  },

  check: (subject, { style }) => departures(subject, paginationStyle, style),
});
