import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "operation-id-defined",
  on: "operation",
  severity: "warn",
  summary: "An operation has no id",
  why: "Generated clients make up a name for it from its path, and links, logs and documentation have nothing to call it by.",
  instead: "Give the operation an `operationId`",

  check({ operation }) {
    if (operation.operationId !== undefined && operation.operationId !== "") return;
    return { message: `${operation.name} has no \`operationId\`` };
  },
});
