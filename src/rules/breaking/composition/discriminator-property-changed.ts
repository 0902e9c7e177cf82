import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-property-changed",
  on: "schema.changed",
  breaks: "both",
  beyondValues: true,
  concerns: "users",
  summary: "The property that tells choices apart changed",
  why: "Receivers look for the tag under another name and cannot tell what they got.",
  instead: "Keep the property name",

  check({ base, revision }) {
    const [before, after] = [discriminatorOf(base).propertyName, discriminatorOf(revision).propertyName];
    if (before === undefined || after === undefined || before === after) return;
    return { message: `choices were told apart by \`${before}\` and now are by \`${after}\``, at: "discriminator" };
  },
});
