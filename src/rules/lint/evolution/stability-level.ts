import { defineLintRule } from "../../../lint/rule.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "stability-level",
  on: "announcement",
  severity: "warn",
  summary: "A stability level is none of those that are known",
  why: "Neither consumers nor tools can tell what a word promises that nobody has defined.",
  instead: "Change it to draft, alpha, beta or stable",
  options: { levels: TEXTS("The levels, as `x-stability-level` has them", ["draft", "alpha", "beta", "stable"]) },

  check({ name, announcement: { stability, at } }, { levels }) {
    if (stability === undefined || textsOf(levels).includes(stability)) return;
    const known = alternatives(textsOf(levels));
    return { message: `the stability of ${name}, \`${stability}\`, is not ${known}`, at: at("x-stability-level") };
  },
});
