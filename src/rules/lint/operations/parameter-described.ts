import { stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "parameter-described",
  on: "parameter",
  severity: "info",
  summary: "A parameter has no description",
  why: "The name of a parameter rarely says what it does when it is left out, or in what unit it is given.",
  instead: "Say in a sentence what the parameter does",

  check({ parameter, node, operation }) {
    if (parameter.in === "response header" || stringOf(node, "description")?.trim()) return;
    return { message: `The ${parameter.in} parameter \`${parameter.name}\` of ${operation.name} is not described` };
  },
});
