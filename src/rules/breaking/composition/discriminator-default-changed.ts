import { defineBreakingRule } from "../../../breaking/rule.ts";
import { stringOf } from "../../../document/node.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";
import type { Facets } from "../../../schema/facets.ts";

export default defineBreakingRule({
  id: "discriminator-default-changed",
  on: "schema.changed",
  breaks: "both",
  severity: "warn",
  beyondValues: true,
  concerns: "users",
  summary: "What a value without a known tag is taken for changed",
  why: "Values without a tag, or with one that is not known, are read as another schema.",
  instead: "Keep `defaultMapping`",

  check({ base, revision }) {
    const [before, after] = [fallbackOf(base), fallbackOf(revision)];
    if (before === after || [base, revision].some((facets) => discriminatorOf(facets).propertyName === undefined))
      return;
    return { message: `a value without a known tag was ${before} and is now ${after}`, at: "discriminator" };
  },
});

/** `defaultMapping` of OpenAPI 3.2, by the name of the schema. */
function fallbackOf({ other }: Facets): string {
  const schema = stringOf(other.get("discriminator"), "defaultMapping");
  return schema === undefined ? "none of the schemas" : `\`${schema.split("/").at(-1)}\``;
}
