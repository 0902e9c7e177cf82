import { defineBreakingRule } from "../../../breaking/rule.ts";
import { NULL } from "../../../schema/types.ts";
import { keywordOf } from "./_nullable.ts";

export default defineBreakingRule({
  id: "became-nullable",
  on: "schema.changed",
  breaks: "response",
  summary: "null became possible",
  why: "Consumers may receive null where they count on a value.",
  instead: "Leave the property out instead, if it is optional, or keep returning a value",

  check({ base, revision }) {
    const gained = !(base.types & NULL) && revision.types & NULL && base.types !== 0;
    return gained ? { message: "null is now allowed", at: keywordOf(revision) } : undefined;
  },
});
