import { equalJson } from "../../../document/value.ts";
import type { Fixer } from "../fixer.ts";

/** Of values that are listed twice, all but the first go. */
export const dropDuplicate: Fixer = {
  rules: ["enum-value-repeated", "duplicated-entry-in-enum"],

  fix(place) {
    const list = Array.isArray(place.value) ? place : place.parent;
    if (!list || !Array.isArray(list.value)) return [];
    const { value } = list;
    return value
      .flatMap((item, index) => (value.findIndex((other) => equalJson(other, item)) < index ? [index] : []))
      .reverse()
      .map((index) => ({
        kind: "remove",
        place: { document: list.document, parent: list, key: index, value: value[index] ?? null },
      }));
  },
};
