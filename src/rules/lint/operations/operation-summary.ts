import { stringOf } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "operation-summary",
  on: "operation",
  severity: "warn",
  summary: "An operation has no summary",
  why: "The summary is the line by which people find an operation in documentation; without it they see a path.",
  instead: "Say in one short line what the operation does",

  check({ operation }) {
    if (stringOf(operation.node, "summary")?.trim()) return;
    return { message: `${operation.name} has no \`summary\`` };
  },
});
