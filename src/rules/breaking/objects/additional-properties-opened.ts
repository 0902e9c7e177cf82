import { defineBreakingRule } from "../../../breaking/rule.ts";
import { opennessOf } from "./_openness.ts";

export default defineBreakingRule({
  id: "additional-properties-opened",
  on: "schema.changed",
  breaks: "neither",
  summary: "Additional properties became possible",
  why: "Nothing breaks: consumers must ignore properties they do not know.",
  instead: "Nothing needs to be done",

  check: ({ base, revision }) =>
    opennessOf(base) === "closed" && opennessOf(revision) === "open"
      ? { message: "properties that are not described are now allowed", at: "additionalProperties" }
      : undefined,
});
