import { defineBreakingRule } from "../../../breaking/rule.ts";
import { opennessOf } from "./_openness.ts";

export default defineBreakingRule({
  id: "additional-properties-opened",
  on: "schema.changed",
  breaks: "neither",
  strictly: "response",
  summary: "Additional properties became possible",
  why: "Nothing breaks: consumers must ignore properties they do not know.",
  instead: "Nothing needs to be done",

  check({ base, revision }) {
    const [before, after] = [opennessOf(base), opennessOf(revision)];
    if (before !== "closed" || after === "closed") return;
    const message = "properties that are not described are now allowed";
    return { message: after === "open" ? message : `${message} where they fit a schema`, at: "additionalProperties" };
  },
});
