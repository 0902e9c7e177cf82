import { defineBreakingRule } from "../../../breaking/rule.ts";
import { showTypes } from "../../../schema/types.ts";
import { typeChange } from "./_type-change.ts";

export default defineBreakingRule({
  id: "type-narrowed",
  on: "schema.changed",
  breaks: "request",
  summary: "Fewer types are allowed",
  why: "A value of a type that used to be accepted is refused.",
  instead: "Keep accepting the old types beside the new one",

  check(change) {
    const { before, after, ...milder } = typeChange(change);
    if (before === after || (after & ~before) !== 0) return;
    return {
      message: `the type was ${showTypes(before)} and is now ${showTypes(after)}`,
      at: "type",
      isCertain: change.wire === "text",
      ...milder,
    };
  },
});
