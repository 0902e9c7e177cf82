import { defineBreakingRule } from "../../../breaking/rule.ts";
import { discriminatorOf } from "../../../schema/discriminator.ts";

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
    const [before, after] = [discriminatorOf(base), discriminatorOf(revision)];
    if (before.fallback === after.fallback || before.propertyName === undefined || after.propertyName === undefined)
      return;
    return {
      message: `a value without a known tag was ${taken(before.fallback)} and is now ${taken(after.fallback)}`,
      at: "discriminator",
    };
  },
});

const taken = (fallback: string | undefined): string =>
  fallback === undefined ? "none of the schemas" : `\`${fallback}\``;
