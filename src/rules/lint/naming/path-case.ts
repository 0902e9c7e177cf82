import { defineLintRule } from "../../../lint/rule.ts";
import { isStyled, STYLE_OPTION, styleOf } from "../_case.ts";

export default defineLintRule({
  id: "path-case",
  on: "path",
  when: "added",
  severity: "warn",
  summary: "A path segment is written in another case",
  why: "Paths are typed, logged and compared by people; one style everywhere is one thing less to look up.",
  instead: "Write the segments of new paths in one case, such as `/order-lines`",
  options: { style: STYLE_OPTION("kebab-case") },

  check({ path }, { style }) {
    const wrong = path
      .split("/")
      .filter((segment) => segment !== "" && !isParameter(segment) && !isStyled(segment, styleOf(style)));
    if (wrong.length === 0) return;
    return { message: `${wrong.map((segment) => `\`${segment}\``).join(", ")} of \`${path}\` is not ${style}` };
  },
});

/** `{id}`, also with a prefix or a suffix: `{file}.json`, which other rules look at. */
const isParameter = (segment: string): boolean => segment.includes("{");
