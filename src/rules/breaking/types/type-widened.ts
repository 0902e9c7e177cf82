import { defineBreakingRule } from "../../../breaking/rule.ts";
import { showTypes } from "../../../schema/types.ts";
import { typeChange } from "./_type-change.ts";

export default defineBreakingRule({
  id: "type-widened",
  on: "schema.changed",
  breaks: "response",
  summary: "More types are allowed",
  why: "Consumers may receive a value of a type they cannot read.",
  instead: "Keep the type, and add a property for values of the other one",

  check(change) {
    const { before, after, ...milder } = typeChange(change);
    if (before === after || (before & ~after) !== 0) return;
    return {
      message: `the type was ${showTypes(before)} and is now ${showTypes(after)}`,
      at: "type",
      isCertain: change.wire === "text",
      ...milder,
    };
  },
});
