import { defineBreakingRule } from "../../../breaking/rule.ts";
import { repointed } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-mapping-changed",
  on: "schema.changed",
  breaks: "both",
  beyondValues: true,
  concerns: "users",
  summary: "A tag of a discriminator mapping means another schema",
  why: "Values with the tag are read as something else than their sender meant.",
  instead: "Add a tag of its own for the other schema",

  check({ base, revision }) {
    const parts = repointed(base, revision).map(
      ({ tag, from, to }) => `\`${tag}\` meant \`${from}\` and now means \`${to}\``,
    );
    return parts.length > 0
      ? { message: `the tag ${parts.sort().join(", ")}`, at: "discriminator", key: parts.join() }
      : undefined;
  },
});
