import { envelopeStyle } from "../../../lint/consistency/conventions/envelope-style.ts";
import { inventoryOf } from "../../../lint/consistency/inventory.ts";
import { pagingOf } from "../../../lint/consistency/paging.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "collection-paged",
  on: "api",
  when: "added",
  severity: "info",
  summary: "A collection is returned as a whole",
  why: "Collections grow: an answer that is quick with ten items takes a minute with a million, and pages that come later break whoever expects them all.",
  instead: "Give the collection pages from the start, or leave the rule off where collections stay small",

  check({ api }) {
    const collections = new Set(envelopeStyle.observe(api).map(({ subject }) => subject));
    return inventoryOf(api)
      .operation.filter(({ operation }) => collections.has(operation.name) && !pagingOf(api, operation))
      .map(({ operation }) => ({ at: operation.at(), message: `${operation.name} has no parameters for pages` }));
  },
});
