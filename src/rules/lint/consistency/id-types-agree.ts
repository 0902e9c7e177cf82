import { lastWordOf, wordsOf } from "../../../lint/consistency/case.ts";
import type { Observation } from "../../../lint/consistency/convention.ts";
import { inventoryOf } from "../../../lint/consistency/inventory.ts";
import { typeAt } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import type { Api } from "../../../model/api.ts";
import { disagreements } from "./_agree.ts";

export default defineLintRule({
  id: "id-types-agree",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "The id of one thing has two types",
  why: "An id is handed from one operation to the next: where `order_id` is a number here and a string there, each hand-over converts, and large numbers lose digits.",
  instead: "Give an id the same type everywhere, best a string",

  check({ api }) {
    const { parameter, property } = inventoryOf(api);
    const parameters = parameter.flatMap(({ parameter: { name, schema, in: place }, node }) =>
      schema && (place === "path" || place === "query") ? observed(api, name, schema, node) : [],
    );
    return disagreements(
      [...parameters, ...property.flatMap(({ name, node }) => observed(api, name, node, node))],
      2,
      0.5,
    );
  },
});

/** `id` alone is the id of whatever it stands in. */
function observed(api: Api, name: string, schema: Observation["place"], place: Observation["place"]): Observation[] {
  const type = lastWordOf(name) === "id" && wordsOf(name).length > 1 ? typeAt(api, schema) : undefined;
  return type === "string" || type === "number" ? [{ styles: [type], place, subject: name }] : [];
}
