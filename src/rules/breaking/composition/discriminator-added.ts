import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

export default defineBreakingRule({
  id: "discriminator-added",
  on: "schema.changed",
  breaks: "neither",
  beyondValues: true,
  summary: "Choices are now told apart by a property",
  why: "Nothing breaks: a discriminator is a hint, and the choices accept what they did.",
  instead: "Make sure that every choice demands the property",

  check({ base, revision }) {
    const [before, after] = [discriminatorOf(base).propertyName, discriminatorOf(revision).propertyName];
    if (before !== undefined || after === undefined) return;
    return { message: `choices are now told apart by \`${after}\``, at: "discriminator" };
  },
});
