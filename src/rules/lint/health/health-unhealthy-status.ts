import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "health-unhealthy-status",
  on: "operation",
  severity: "error",
  summary: "A health check does not say how an unhealthy service answers",
  why: "A check that can only say 200 keeps a sick service in production; one status for all services lets whoever asks act on it.",
  instead: "Describe the response of an unhealthy service: 422, or another status that your organisation has agreed on",
  options: {
    paths: HEALTH_PATHS,
    statuses: TEXTS("Statuses of an unhealthy service, one of which is described; 503 is common too", ["422"]),
  },

  check({ operation }, { paths, statuses }) {
    if (!isHealthCheck(operation, paths)) return;
    const expected = textsOf(statuses);
    const described = (status: string) =>
      operation.responses.has(status) || operation.responses.has(`${status.slice(0, 1)}XX`);
    if (expected.some(described)) return;
    return {
      message: `\`${operation.name}\` describes no ${alternatives(expected)} for an unhealthy service`,
      at: operation.at("responses"),
    };
  },
});
