import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { AUDIENCE_OPTION, audienceOf } from "../_audience.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "audience-declared",
  on: "api",
  severity: "info",
  summary: "An API does not say whom it is for",
  why: "Whether callers sit in the same team or outside the organisation decides how they sign in, how long a version lives and who may see the description.",
  instead: "Write `x-audience` into `info`, such as `internal`, `partner` or `public`",
  options: {
    audience: AUDIENCE_OPTION,
    values: TEXTS(
      "Audiences there are, without regard to case",
      "internal private component-internal business-unit-internal company-internal external partner public external-partner external-public".split(
        " ",
      ),
    ),
  },

  check({ api, node }, { audience, values }) {
    const said = audienceOf(api, audience);
    if (!said) return { message: `\`${audience}\` is missing`, at: member(node, "info") ?? node };
    if (textsOf(values).some((value) => value.toLowerCase() === said.audience.toLowerCase())) return;
    return { message: `\`${said.audience}\` is no audience: expected ${alternatives(textsOf(values))}`, at: said.node };
  },
});
