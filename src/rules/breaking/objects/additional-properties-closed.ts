import { defineBreakingRule } from "../../../breaking/rule.ts";
import { opennessOf } from "./_openness.ts";

export default defineBreakingRule({
  id: "additional-properties-closed",
  on: "schema.changed",
  breaks: "request",
  summary: "Additional properties are no longer accepted",
  why: "Requests with properties that are not described used to be accepted and are refused.",
  instead: "Keep ignoring properties that are not described",

  check: ({ base, revision }) =>
    opennessOf(base) !== "closed" && opennessOf(revision) === "closed"
      ? { message: "properties that are not described are no longer allowed", at: "additionalProperties" }
      : undefined,
});
