import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-mapping-removed",
  on: "schema.changed",
  breaks: "request",
  beyondValues: true,
  summary: "A tag was removed from a discriminator mapping",
  why: "Requests with the tag used to be understood and are refused.",
  instead: "Keep the tag beside the new one",

  check({ base, revision }) {
    const [before, after] = [discriminatorOf(base), discriminatorOf(revision)];
    const gone = [...before.mapping.keys()].filter((tag) => !after.mapping.has(tag)).sort();
    if (gone.length === 0 || after.propertyName === undefined) return;
    return {
      message: `the tag \`${gone.join("`, `")}\` was removed from the discriminator`,
      at: "discriminator",
      key: gone.join(),
    };
  },
});
