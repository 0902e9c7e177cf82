import { defineLintRule } from "../../../lint/rule.ts";
import { HEALTH_PATHS, isHealthCheck } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "health-public",
  on: "operation",
  severity: "warn",
  summary: "A health check demands authentication",
  why: "Probes have no credentials: a check that answers 401 takes a healthy service out of production.",
  instead: "Write `security: []` on the health check",
  options: {
    paths: HEALTH_PATHS,
    schemes: TEXTS("Security schemes that may be demanded nevertheless, such as that of mutual TLS", []),
  },

  check({ operation }, { paths, schemes }) {
    if (!isHealthCheck(operation, paths)) return;
    const { alternatives } = operation.security;
    const allowed = textsOf(schemes);
    if (alternatives.some((demanded) => demanded.every(({ name }) => allowed.includes(name)))) return;
    const names = alternatives.map((demanded) => demanded.map(({ name }) => `\`${name}\``).join(" and ")).join(" or ");
    return {
      message: `\`${operation.name}\` demands ${names}, but probes have no credentials`,
      at: operation.at("security"),
    };
  },
});
