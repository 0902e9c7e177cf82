import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";

export default defineLintRule({
  id: "health-response-schema",
  on: "operation",
  severity: "info",
  summary: "A health check does not describe what it answers",
  why: "A status says that something is wrong; people and dashboards need the body to see what it is.",
  instead: "Describe the body of the health check with a schema",
  options: { paths: HEALTH_PATHS },

  check({ operation }, { paths }) {
    if (!isHealthCheck(operation, paths)) return;
    return [...operation.responses.values()]
      .filter(({ content }) => content.size === 0 || ![...content.values()].some(({ schema }) => schema))
      .map(({ status, node }) => ({
        message: `the response ${status} of \`${operation.name}\` has no schema`,
        at: node,
        key: status,
      }));
  },
});
