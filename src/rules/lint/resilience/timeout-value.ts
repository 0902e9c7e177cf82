import { member, type Node } from "../../../document/node.ts";
import { show } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "timeout-value",
  on: "api",
  severity: "warn",
  summary: "A declared timeout is no number of milliseconds",
  why: "Gateways and clients that are configured from it take zero, or a text, for no limit at all.",
  instead: "Write the timeout as a whole number of milliseconds, such as `2000`",
  options: { extensions: TEXTS("Extensions that declare a timeout in milliseconds", ["x-timeout-ms"]) },

  check({ api, node }, { extensions }) {
    const operations = [...api.operations.values()];
    const places = [
      node,
      ...operations.map(({ pathNode }) => pathNode),
      ...operations.map((operation) => operation.node),
    ];
    const byValue = new Map(places.map((place) => [place.value, place]));
    return [...byValue.values()]
      .flatMap((place) => textsOf(extensions).flatMap((name) => member(place, name) ?? []))
      .filter(isWrong)
      .map((at) => ({ message: `\`${at.key}: ${show(at.value)}\` is no whole number of milliseconds above zero`, at }));
  },
});

const isWrong = ({ value }: Node): boolean => typeof value !== "number" || !Number.isInteger(value) || value <= 0;
