import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "parameter-removed",
  on: "parameter.removed",
  breaks: "request",
  severity: "warn",
  summary: "A parameter was removed",
  why: "Consumers that send it are ignored or refused, and get another answer than they asked for.",
  instead: "Keep accepting the parameter, even if it has no effect any more",

  check: ({ base, lifecycle }) => removal(`the ${base.in} parameter \`${base.name}\` was removed`, lifecycle),
});
