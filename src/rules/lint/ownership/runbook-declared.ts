import { member, type Node, valueAt } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "runbook-declared",
  on: "api",
  severity: "info",
  summary: "No runbook is linked from the description",
  why: "Whoever is woken by an alarm needs what to look at and whom to call, and has the description at hand.",
  instead: "Add `x-runbook` with a URL, or `externalDocs` that lead there",
  options: {
    fields: TEXTS("Fields at the root or in `info`, any of which links to it", [
      "x-runbook",
      "x-on-call",
      "x-oncall",
      "externalDocs",
    ]),
  },

  check({ node }, { fields }) {
    const info = member(node, "info");
    if (textsOf(fields).some((field) => hasLink([node, info], field))) return;
    return { message: `No runbook is linked: expected ${alternatives(textsOf(fields))}`, at: info ?? node };
  },
});

const hasLink = (places: (Node | undefined)[], field: string): boolean =>
  places.some((place) => isLink(valueAt(place, field)));

/** A text, or an object with a `url`. */
const isLink = (value: Json | undefined): boolean =>
  typeof value === "string"
    ? value.trim() !== ""
    : typeof value === "object" && value !== null && Object.values(value).some((part) => isLink(part));
