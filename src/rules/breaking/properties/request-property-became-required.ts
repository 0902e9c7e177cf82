import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "request-property-became-required",
  on: "property.changed",
  breaks: "request",
  summary: "A property became required in requests",
  why: "Requests without it used to be accepted and are refused.",
  instead: "Leave it optional, with a default for its absence",

  check: ({ base, revision, side }) =>
    side === "request" && !base.required && revision.required
      ? { message: `the property \`${base.name}\` became required`, at: "required" }
      : undefined,
});
