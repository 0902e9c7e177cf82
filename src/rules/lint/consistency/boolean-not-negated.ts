import { wordsOf } from "../../../lint/consistency/case.ts";
import { typeAt } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";

const VERBS = new Set(["is", "are", "has", "does", "do", "can", "should", "will", "was", "must"]);

export default defineLintRule({
  id: "boolean-not-negated",
  on: "property",
  when: "added",
  severity: "info",
  summary: "A yes-or-no property says no in its name",
  why: "`is_not_active: false` has to be read twice, and each condition on it is a double negation.",
  instead: "Name the property by what is the case when it is true",

  check({ api, name, node }) {
    if (!/no/i.test(name)) return;
    const words = wordsOf(name);
    const first = VERBS.has(words[0] ?? "") ? words[1] : words[0];
    if ((first !== "not" && first !== "no") || words.length < 2 || typeAt(api, node) !== "boolean") return;
    return { message: `\`${name}\` is true when something is not` };
  },
});
