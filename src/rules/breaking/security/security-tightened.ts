import { defineBreakingRule } from "../../../breaking/rule.ts";
import { mayHold, showAlternatives, unsatisfied } from "./_alternatives.ts";

export default defineBreakingRule({
  id: "security-tightened",
  on: "security.changed",
  breaks: "both",
  summary: "An operation demands more of its callers",
  why: "Requests that were let in are answered with 401 or 403.",
  instead: "Keep accepting the old credentials beside the new ones",

  check({ base, revision }) {
    const refused = unsatisfied(base.alternatives, revision.alternatives);
    if (refused.length === 0) return;
    const isOfRoles = refused.every((alternative) =>
      revision.alternatives.some((other) => mayHold(alternative, other)),
    );
    return {
      ...(isOfRoles ? { severity: "warn" as const } : {}),
      message: `${showAlternatives(refused)} no longer suffices; needed is ${showAlternatives(revision.alternatives)}`,
      key: showAlternatives(refused),
    };
  },
});
