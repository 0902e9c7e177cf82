import { member, type Node, valueAt } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "owner-missing",
  on: "api",
  severity: "warn",
  summary: "Nobody says who owns the API",
  why: "When it fails, or when somebody wants to change it, nobody knows whom to ask: an API without an owner is one that nobody dares to touch.",
  instead:
    "Add `info.contact`, `x-owner` with the name of a team, a line in CODEOWNERS, or a catalog-info.yaml with `spec.owner`",
  options: {
    fields: TEXTS("Fields at the root or in `info` that name the owner", [
      "x-owner",
      "x-owners",
      "x-team",
      "x-owning-team",
    ]),
  },

  check({ node, ownership }, { fields }) {
    const info = member(node, "info");
    const contact = info && member(info, "contact");
    if (["name", "email", "url"].some((key) => saysSomething(valueAt(contact, key)))) return;
    if (ownership && ownership.owners.length > 0) return;
    if (textsOf(fields).some((field) => isNamed([node, info], field))) return;
    return { message: "Neither the description nor the repository names an owner", at: info ?? node };
  },
});

const isNamed = (places: (Node | undefined)[], field: string): boolean =>
  places.some((place) => saysSomething(valueAt(place, field)));

/** A text that is not empty, or a list or an object with one. */
function saysSomething(value: Json | undefined): boolean {
  if (typeof value === "string") return value.trim() !== "";
  return typeof value === "object" && value !== null && Object.values(value).some((part) => saysSomething(part));
}
