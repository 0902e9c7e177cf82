import { defineBreakingRule } from "../../../breaking/rule.ts";
import { opennessOf } from "./_openness.ts";

export default defineBreakingRule({
  id: "additional-properties-unrestricted",
  on: "schema.changed",
  breaks: "response",
  summary: "Additional properties need no longer fit a schema",
  why: "Consumers may receive values of another form in them.",
  instead: "Keep the schema",

  check: ({ base, revision }) =>
    opennessOf(base) === "described" && opennessOf(revision) === "open"
      ? { message: "properties that are not described need no longer fit a schema", at: "additionalProperties" }
      : undefined,
});
