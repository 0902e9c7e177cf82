import { defineBreakingRule } from "../../../breaking/rule.ts";
import { ALL, NULL } from "../../../schema/types.ts";
import { keywordOf } from "./_nullable.ts";

export default defineBreakingRule({
  id: "became-not-nullable",
  on: "schema.changed",
  breaks: "request",
  summary: "null is no longer possible",
  why: "Requests with null used to be accepted and are refused.",
  instead: "Keep accepting null",

  check({ base, revision }) {
    const lost = base.types & NULL && !(revision.types & NULL) && revision.types !== 0 && base.types !== ALL;
    return lost ? { message: "null is no longer allowed", at: keywordOf(base) } : undefined;
  },
});
