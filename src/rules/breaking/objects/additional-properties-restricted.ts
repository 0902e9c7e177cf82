import { defineBreakingRule } from "../../../breaking/rule.ts";
import { opennessOf } from "./_openness.ts";

export default defineBreakingRule({
  id: "additional-properties-restricted",
  on: "schema.changed",
  breaks: "request",
  summary: "Additional properties must now fit a schema",
  why: "Requests with other values in them used to be accepted and are refused.",
  instead: "Describe every value that is accepted today",

  check: ({ base, revision }) =>
    opennessOf(base) === "open" && opennessOf(revision) === "described"
      ? { message: "properties that are not described must now fit a schema", at: "additionalProperties" }
      : undefined,
});
