import { member, stringOf, valueAt } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";

/** Words by which a description leads to what comes after, or says that nothing does. */
const WORDS =
  /\b(?:use|uses|using|instead|replac\w{2,8}|superse\w{2,6}|successor|migrat\w{1,6}|switch|prefer|favou?r|move[ds]? to|see|no longer|alternative)\b|\]\(|https?:\/\//i;

export default defineLintRule({
  id: "deprecation-replacement",
  on: "operation",
  severity: "info",
  summary: "A deprecated operation does not say what to use instead",
  why: "Consumers leave what is deprecated when they know where to go.",
  instead: "Say in the description what replaces it, or that nothing does",
  options: {
    extensions: TEXTS("Extensions that name the replacement", [
      "x-replaced-by",
      "x-replacement",
      "x-deprecated-reason",
    ]),
  },

  check({ operation: { name, node } }, { extensions }) {
    if (valueAt(node, "deprecated") !== true) return;
    const texts = ["summary", "description"].map((keyword) => stringOf(node, keyword) ?? "");
    if (texts.some((text) => WORDS.test(text))) return;
    if (textsOf(extensions).some((extension) => valueAt(node, extension) !== undefined)) return;
    return {
      message: `\`${name}\` is deprecated, but what to use instead is not said`,
      at: member(node, "deprecated"),
    };
  },
});
