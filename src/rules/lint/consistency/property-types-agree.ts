import { lastWordOf } from "../../../lint/consistency/case.ts";
import type { Observation } from "../../../lint/consistency/convention.ts";
import { inventoryOf } from "../../../lint/consistency/inventory.ts";
import { typeAt } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { disagreements } from "./_agree.ts";

const SCALARS = new Set(["string", "number", "boolean"]);

/** Words for whatever they stand in. */
const ANYTHING = new Set(
  "argument code content current data default example expected from key limit match max maximum min minimum name new number old original parameter previous ref result size source state status target to type value version".split(
    " ",
  ),
);

export default defineLintRule({
  id: "property-types-agree",
  on: "api",
  when: "added",
  severity: "info",
  summary: "A property has another type than its namesakes",
  why: "A name that is a string in nine places and a number in the tenth is mostly a slip, and consumers that share code for all ten meet it at run time.",
  instead: "Give the property the type it has elsewhere, or another name",
  options: {
    least: {
      description: "How many namesakes there must be before one of them is told that it differs",
      default: 5,
      schema: { type: "integer", minimum: 2 },
    },
  },

  check({ api }, { least }) {
    const observations = inventoryOf(api).property.flatMap(({ name, node }): Observation[] => {
      if (ANYTHING.has(name) || lastWordOf(name) === "id") return [];
      const type = typeAt(api, node);
      return type && SCALARS.has(type) ? [{ styles: [type], place: node, subject: name }] : [];
    });
    return disagreements(observations, Number(least), 0.2);
  },
});
