import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "operation-removed",
  on: "operation.removed",
  breaks: "both",
  summary: "An operation was removed from a path",
  why: "Every request a consumer sends to it is answered with 404 or 405.",
  instead: "Keep the operation, mark it deprecated with a sunset date, and remove it in the next major version",

  check: ({ base, coveredBy, lifecycle }) =>
    coveredBy === undefined ? removal(`${base.name} was removed`, lifecycle) : undefined,
});
