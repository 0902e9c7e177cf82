import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH, isHealthCheck } from "../_health.ts";

export default defineLintRule({
  id: "server-error-response",
  on: "operation",
  severity: "info",
  summary: "An operation does not describe what it answers when the service fails",
  why: "Every service fails at times; consumers that know how it looks can wait, retry or degrade.",
  instead: "Describe a response `5XX` or `default`, best one that all operations share",
  options: { except: EXCEPT_HEALTH },

  check({ operation }, { except }) {
    if (isHealthCheck(operation, except)) return;
    const statuses = [...operation.responses.keys()];
    if (statuses.some((status) => status.startsWith("5") || status === "DEFAULT")) return;
    return { message: `\`${operation.name}\` describes no \`5XX\` or \`default\``, at: operation.at("responses") };
  },
});
