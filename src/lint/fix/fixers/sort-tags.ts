import { compareText } from "../../../core/finding.ts";
import { items, member, stringOf } from "../../../document/node.ts";
import type { Fixer } from "../fixer.ts";

/** Tags are declared in the order of their names. */
export const sortTags: Fixer = {
  rules: ["openapi-tags-alphabetical"],

  fix(_place, api) {
    const tags = member(api.node, "tags");
    if (!tags) return [];
    const names = items(tags).map((tag) => stringOf(tag, "name") ?? "");
    const order = names.map((_, index) => index).sort((a, b) => compareText(names[a] ?? "", names[b] ?? ""));
    return order.every((from, to) => from === to) ? [] : [{ kind: "order", place: tags, order }];
  },
};
