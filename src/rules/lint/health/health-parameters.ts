import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";

export default defineLintRule({
  id: "health-parameters",
  on: "operation",
  severity: "warn",
  summary: "A health check demands parameters",
  why: "Probes send a plain GET: what demands more is never called as it is described.",
  instead: "Make the parameters of the health check optional",
  options: { paths: HEALTH_PATHS },

  check({ operation }, { paths }) {
    if (!isHealthCheck(operation, paths)) return;
    return [...operation.parameters.values()]
      .filter(({ required }) => required)
      .map(({ name, node, in: place }) => ({
        message: `\`${operation.name}\` demands the ${place} parameter \`${name}\`, but probes send a plain GET`,
        at: node,
      }));
  },
});
