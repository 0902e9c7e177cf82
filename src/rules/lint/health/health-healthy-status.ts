import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "health-healthy-status",
  on: "operation",
  severity: "error",
  summary: "A health check does not say how a healthy service answers",
  why: "Whoever asks must know which status means that all is well; orchestrators take every 2xx for it.",
  instead: "Describe the response 200 of the health check",
  options: {
    paths: HEALTH_PATHS,
    statuses: TEXTS("Statuses of a healthy service, one of which is described", ["200"]),
  },

  check({ operation }, { paths, statuses }) {
    if (!isHealthCheck(operation, paths)) return;
    const expected = textsOf(statuses);
    if (expected.some((status) => operation.responses.has(status))) return;
    return {
      message: `\`${operation.name}\` describes no ${alternatives(expected)} for a healthy service`,
      at: operation.at("responses"),
    };
  },
});
