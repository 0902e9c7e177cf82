import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";

export default defineLintRule({
  id: "health-operation-id",
  on: "operation",
  severity: "info",
  summary: "A health check has no operationId",
  why: "Dashboards and generated clients name the check by it; without one each invents another name.",
  instead: "Give the health check an `operationId`, such as `getHealth`",
  options: { paths: HEALTH_PATHS },

  check({ operation }, { paths }) {
    if (!isHealthCheck(operation, paths) || operation.operationId !== undefined) return;
    return { message: `\`${operation.name}\` has no operationId`, at: operation.at() };
  },
});
