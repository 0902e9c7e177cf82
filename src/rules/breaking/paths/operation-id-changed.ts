import { defineBreakingRule } from "../../../breaking/rule.ts";

export default defineBreakingRule({
  id: "operation-id-changed",
  on: "operation.changed",
  breaks: "both",
  severity: "warn",
  summary: "The operationId of an operation changed",
  why: "Generated clients name their methods after it, so code that calls them no longer compiles.",
  instead: "Keep the operationId; it is part of the interface of every generated client",

  check({ base, revision }) {
    if (base.operationId === undefined || base.operationId === revision.operationId) return;
    const now = revision.operationId === undefined ? "was removed" : `is now \`${revision.operationId}\``;
    return { message: `${base.name}: the operationId \`${base.operationId}\` ${now}` };
  },
});
