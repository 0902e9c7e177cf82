import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-mapping-added",
  on: "schema.changed",
  breaks: "response",
  severity: "warn",
  beyondValues: true,
  summary: "A tag was added to a discriminator mapping",
  why: "Consumers may receive a tag they do not know.",
  instead: "Return the new tag only to consumers that ask for it",

  check({ base, revision }) {
    const [before, after] = [discriminatorOf(base), discriminatorOf(revision)];
    const added = [...after.mapping.keys()].filter((tag) => !before.mapping.has(tag)).sort();
    if (added.length === 0 || before.propertyName === undefined) return;
    return {
      message: `the tag \`${added.join("`, `")}\` was added to the discriminator`,
      at: "discriminator",
      key: added.join(),
    };
  },
});
