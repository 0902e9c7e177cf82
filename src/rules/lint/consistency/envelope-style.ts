import { ENVELOPES, envelopeStyle } from "../../../lint/consistency/conventions/envelope-style.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { departures, MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "envelope-style",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A collection is wrapped in another way than elsewhere",
  why: "Consumers unwrap all lists with one function as long as all lists are wrapped alike.",
  instead: "Return new collections as the others are returned",
  options: {
    style: {
      description:
        "How to wrap lists, `in its own name` being a property named after the collection; `majority` is how most are wrapped already",
      default: MAJORITY,
      schema: { enum: [MAJORITY, ...ENVELOPES] },
    },
  },

  check: (subject, { style }) => departures(subject, envelopeStyle, style),
});
