import { defineLintRule } from "../../../lint/rule.ts";
import { operationAnnouncement } from "../../../model/lifecycle.ts";
import { TEXTS, textsOf } from "../_texts.ts";

/** `v2beta1` is beta. */
const VERSION = /^v\d{1,4}(?:p\d{1,4})?([a-z]{1,12})\d{0,4}$/i;

/** What stands before the name of a resource and says nothing of its stability. */
const PREFIX = /^(?:|api|v\d{1,4}(?:\.\d{1,4})*)$/i;

export default defineLintRule({
  id: "path-stability",
  on: "operation",
  severity: "info",
  summary: "A path says that it is unfinished, its operation does not",
  why: "Tools judge changes by the declared level: what is called beta in the path alone is held to the promises of stable.",
  instead: "Add `x-stability-level` with the word of the path, or leave the word out of the path of what is finished",
  options: {
    words: TEXTS("First segments, and suffixes of versions, that say so", [
      "alpha",
      "beta",
      "preview",
      "experimental",
      "draft",
    ]),
  },

  check({ operation }, { words }) {
    const first = operation.path.split("/").find((segment) => !PREFIX.test(segment)) ?? "";
    const word = (VERSION.exec(first)?.[1] ?? first).toLowerCase();
    const { stability } = operationAnnouncement(operation);
    if (!textsOf(words).includes(word) || (stability !== undefined && stability !== "stable")) return;
    const level = stability === undefined ? "has no stability level" : "is `stable`";
    return {
      message: `\`${operation.name}\` says ${word} in its path, but ${level}`,
      at: operation.at("x-stability-level"),
    };
  },
});
