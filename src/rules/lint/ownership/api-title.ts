import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "api-title",
  on: "api",
  severity: "info",
  summary: "The title of an API does not say what it is about",
  why: 'Catalogues, pages and generated clients show the title: among a hundred APIs, "My API" is none.',
  instead: "Name the title after what the API is about, such as `Orders`",
  options: {
    fillers: TEXTS(
      "Words that say nothing about an API, without regard to case",
      "a api apis an application backend default definition demo document documentation example my new openapi our project rest restful sample server service services spec specification swagger template test the title todo untitled v1 v2 v3 web".split(
        " ",
      ),
    ),
  },

  check({ api, node }, { fillers }) {
    const words = api.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.some((word) => !textsOf(fillers).includes(word) && !/^\d+$/.test(word))) return;
    const info = member(node, "info");
    return { message: `\`${api.title}\` could be the title of any API`, at: (info && member(info, "title")) ?? node };
  },
});
