import { items, member, stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "tags-declared",
  on: "api",
  severity: "warn",
  summary: "An operation has a tag that is not declared",
  why: "Where tags are declared, those that are not are typing mistakes or new headings that nobody has described.",
  instead: "Describe the tag in the list at the top, or use one that is there",

  check({ api, node }) {
    const declared = new Set(items(member(node, "tags")).map((tag) => stringOf(tag, "name")));
    if (declared.size === 0) return;
    return [...api.operations.values()].flatMap(({ node: operation, name }) =>
      items(member(operation, "tags"))
        .filter(({ value }) => !declared.has(String(value)))
        .map((at) => ({ at, message: `The tag \`${String(at.value)}\` of ${name} is not declared` })),
    );
  },
});
