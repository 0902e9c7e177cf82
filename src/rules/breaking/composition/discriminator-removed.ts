import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-removed",
  on: "schema.changed",
  breaks: "both",
  severity: "warn",
  beyondValues: true,
  concerns: "users",
  summary: "Choices are no longer told apart by a property",
  why: "Receivers that choose by the property, as generated clients do, no longer know which choice they got.",
  instead: "Keep the discriminator as long as the choices have the property",

  check({ base, revision }) {
    const [before, after] = [discriminatorOf(base).propertyName, discriminatorOf(revision).propertyName];
    if (before === undefined || after !== undefined) return;
    return { message: `choices were told apart by \`${before}\` and no longer are`, at: "discriminator" };
  },
});
