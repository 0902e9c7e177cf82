import { defineBreakingRule } from "../../../breaking/rule.ts";
import { removal } from "../_announced.ts";

export default defineBreakingRule({
  id: "callback-removed",
  on: "callback.removed",
  breaks: "both",
  summary: "A callback was removed",
  why: "Callers wait for a request that never comes.",
  instead: "Keep sending it, mark it deprecated, and remove it in the next major version",

  check: ({ base, lifecycle }) => removal(`the request ${base.name} was removed`, lifecycle),
});
