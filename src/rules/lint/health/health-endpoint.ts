import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, healthChecks, isHealthPath } from "../_health.ts";

export default defineLintRule({
  id: "health-endpoint",
  on: "api",
  severity: "error",
  summary: "A service describes no health check",
  why: "Orchestrators, gateways and people must be able to ask every service how it is, at a place they can find in its description.",
  instead: "Describe the health check with the service, such as `GET /health`",
  options: { paths: HEALTH_PATHS },

  check({ api, node }, { paths }) {
    if (api.operations.size === 0 || healthChecks(api, paths).length > 0) return;
    const other = [...api.operations.values()].find(({ path }) => isHealthPath(path, paths));
    if (other)
      return {
        message: `\`${other.path}\` is described with ${other.method}, a health check is a GET`,
        at: other.at(),
      };
    return { message: "no GET of a health check is described, such as `GET /health`", at: member(node, "paths") };
  },
});
