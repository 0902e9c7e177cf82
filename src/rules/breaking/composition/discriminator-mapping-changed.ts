import { defineBreakingRule } from "../../../breaking/rule.ts";
import { referenceOf } from "../../../document/description.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";
import type { Facets } from "../../../schema/facets.ts";

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
    const [before, after] = [discriminatorOf(base), discriminatorOf(revision)];
    const choices = choicesOf(revision);
    const parts = [...before.mapping].flatMap(([tag, target]) => {
      const [old, now] = [nameOf(target), nameOf(after.mapping.get(tag))];
      return now === undefined || now === old || !choices.has(old)
        ? []
        : `\`${tag}\` meant \`${old}\` and now means \`${now}\``;
    });
    return parts.length > 0
      ? { message: `the tag ${parts.sort().join(", ")}`, at: "discriminator", key: parts.join() }
      : undefined;
  },
});

/** Schemas that a value can still be: one that only has another name is no other schema. */
const choicesOf = (facets: Facets): ReadonlySet<string | undefined> =>
  new Set([
    ...[...discriminatorOf(facets).mapping.values()].map(nameOf),
    ...facets.unions.flatMap(({ branches }) => branches.map(({ value }) => nameOf(referenceOf(value)))),
  ]);

const nameOf = (reference: string | undefined): string | undefined => reference?.split("/").at(-1);
