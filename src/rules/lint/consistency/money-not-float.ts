import { lastWordOf } from "../../../lint/consistency/case.ts";
import { facetsOf, isNumeric } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { FRACTION } from "../../../schema/types.ts";

const MONEY = new Set("amount balance cost fee gross net price subtotal surcharge tax total".split(" "));

export default defineLintRule({
  id: "money-not-float",
  on: "property",
  when: "added",
  severity: "info",
  summary: "An amount of money is a floating-point number",
  why: "Most languages read a JSON number as a double, which has no 0.1: sums are off by a cent sooner or later.",
  instead: "Give amounts as integers of the smallest unit, or as decimal strings",
  options: {
    words: {
      description: "Last words of names that are amounts of money",
      default: [...MONEY],
      schema: { type: "array", items: { type: "string" } },
    },
  },

  check({ api, name, node }, { words }) {
    if (!Array.isArray(words) || !words.includes(lastWordOf(name))) return;
    const facets = facetsOf(api, node);
    if (!facets || !isNumeric(facets) || (facets.types & FRACTION) === 0 || facets.multipleOf.length > 0) return;
    if (facets.formats.includes("decimal") || facets.formats.some((format) => /^u?int/.test(format))) return;
    return { message: `\`${name}\` is a floating-point number` };
  },
});
