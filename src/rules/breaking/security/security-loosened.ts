import { defineBreakingRule } from "../../../breaking/rule.ts";
import { showAlternatives, unsatisfied } from "./_alternatives.ts";

export default defineBreakingRule({
  id: "security-loosened",
  on: "security.changed",
  breaks: "neither",
  summary: "An operation demands less of its callers",
  why: "Nothing breaks: everybody who was let in still is.",
  instead: "Make sure that it is meant to be open to more callers",

  check({ base, revision }) {
    const refused = unsatisfied(base.alternatives, revision.alternatives);
    const admitted = unsatisfied(revision.alternatives, base.alternatives);
    return refused.length > 0 || admitted.length === 0
      ? undefined
      : { message: `${showAlternatives(admitted)} now suffices` };
  },
});
