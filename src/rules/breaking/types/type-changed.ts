import { defineBreakingRule } from "../../../breaking/rule.ts";
import { showTypes } from "../../../schema/types.ts";
import { typeChange } from "./_type-change.ts";

export default defineBreakingRule({
  id: "type-changed",
  on: "schema.changed",
  breaks: "both",
  summary: "The type changed",
  why: "Values of the old type are refused in requests, and consumers receive a type they cannot read.",
  instead: "Keep the type, and add a property of the new one beside it",

  check(change) {
    const { before, after, ...milder } = typeChange(change);
    if ((before & ~after) === 0 || (after & ~before) === 0) return;
    return {
      message: `the type was ${showTypes(before)} and is now ${showTypes(after)}`,
      at: "type",
      isCertain: change.wire === "text",
      ...milder,
    };
  },
});
