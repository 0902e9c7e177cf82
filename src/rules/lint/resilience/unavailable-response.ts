import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH, isHealthCheck } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { hasStatus } from "./_declared.ts";

export default defineLintRule({
  id: "unavailable-response",
  on: "operation",
  severity: "info",
  summary: "An operation declares no answer for when the service is overloaded or down",
  why: "Consumers that know it can tell a service that is busy from one that is broken, and wait or degrade.",
  instead: "Describe the response 503 (or 504), best one that all operations share",
  options: {
    except: EXCEPT_HEALTH,
    statuses: TEXTS("Statuses of a service that cannot answer now, one of which is declared", ["503", "504"]),
  },

  check({ operation }, { except, statuses }) {
    if (isHealthCheck(operation, except) || hasStatus(operation, textsOf(statuses))) return;
    const expected = alternatives(textsOf(statuses));
    return { message: `\`${operation.name}\` declares no ${expected}`, at: operation.at("responses") };
  },
});
