import { isTrue, member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "deprecated-parameter-required",
  on: "parameter",
  severity: "warn",
  summary: "A deprecated parameter is required",
  why: "Consumers are told to stop sending what they cannot leave out.",
  instead: "Make the parameter optional, which breaks nobody, before it is deprecated",

  check({ node, parameter: { name, required, in: place } }) {
    if (!required || place === "path" || place === "response header" || !isTrue(node, "deprecated")) return;
    return { message: `the ${place} parameter \`${name}\` is deprecated and required`, at: member(node, "deprecated") };
  },
});
