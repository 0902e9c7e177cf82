import { defineLintRule, type LintHit } from "../../../lint/rule.ts";
import { everyOperation } from "./_all.ts";

export default defineLintRule({
  id: "operation-id-unique",
  on: "api",
  severity: "error",
  summary: "Two operations have the same id",
  why: "An operation id names one operation (OpenAPI 3.1 §4.8.10): generated clients fail on the second one, or overwrite the first.",
  instead: "Give each operation, webhook and callback an id of its own",

  check({ api }) {
    const owners = new Map<string, string>();
    const hits: LintHit[] = [];
    for (const operation of everyOperation(api)) {
      const { operationId, name } = operation;
      if (operationId === undefined) continue;
      const owner = owners.get(operationId);
      if (owner === undefined) owners.set(operationId, name);
      else hits.push({ at: operation.at("operationId"), message: `\`${operationId}\` is the id of ${owner} as well` });
    }
    return hits;
  },
});
