import type { Edit } from "../../../document/edit/edit.ts";
import { items, member, stringOf } from "../../../document/node.ts";
import type { Fixer } from "../fixer.ts";

/** Tags that operations use are declared at the top, behind those that are. */
export const declareTag: Fixer = {
  rules: ["tags-declared", "operation-tag-defined"],

  fix(place, api) {
    if (typeof place.value !== "string") return [];
    const root = api.node;
    const tags = member(root, "tags");
    const value = { name: place.value };
    if (items(tags).some((tag) => stringOf(tag, "name") === place.value)) return [];
    const edit: Edit = tags
      ? { kind: "append", place: tags, value }
      : { kind: "add", place: root, key: "tags", value: [value], after: member(root, "servers") ? "servers" : "info" };
    return [edit];
  },
};
