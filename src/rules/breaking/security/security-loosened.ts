import { defineBreakingRule } from "../../../breaking/rule.ts";
import { satisfies, showAlternatives } from "./_alternatives.ts";

export default defineBreakingRule({
  id: "security-loosened",
  on: "security.changed",
  breaks: "neither",
  summary: "An operation demands less of its callers",
  why: "Nothing breaks: everybody who was let in still is.",
  instead: "Make sure that it is meant to be open to more callers",

  check({ base, revision }) {
    const refused = base.alternatives.filter(
      (alternative) => !revision.alternatives.some((other) => satisfies(alternative, other)),
    );
    const admitted = revision.alternatives.filter(
      (alternative) => !base.alternatives.some((other) => satisfies(alternative, other)),
    );
    return refused.length > 0 || admitted.length === 0
      ? undefined
      : { message: `${showAlternatives(admitted)} now suffices` };
  },
});
