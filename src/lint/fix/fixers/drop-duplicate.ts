import { childNode } from "../../../document/node.ts";
import { equalJson } from "../../../document/value.ts";
import type { Fixer } from "../fixer.ts";

/** Of values that are listed twice the last goes; the others go in later rounds. */
export const dropDuplicate: Fixer = {
  rules: ["duplicated-entry-in-enum"],

  fix(place) {
    const list = Array.isArray(place.value) ? place : place.parent;
    if (!list || !Array.isArray(list.value)) return [];
    const { value } = list;
    const index = value.findLastIndex((item, at) => value.findIndex((other) => equalJson(other, item)) < at);
    if (index < 0) return [];
    return [{ kind: "remove", place: childNode(list, index, value[index] ?? null) }];
  },
};
