import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH, isHealthCheck } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { declared, isIdempotent } from "./_declared.ts";

export default defineLintRule({
  id: "retry-declared",
  on: "operation",
  severity: "info",
  summary: "An operation declares nothing about retries",
  why: "Who calls the operation has to guess whether and how often to try again, and retries of many multiply an outage.",
  instead: "Add `x-retry` to the operation, its path or the description, `false` where nobody may retry",
  options: { except: EXCEPT_HEALTH, extensions: TEXTS("Extensions that declare retries", ["x-retry", "x-retries"]) },

  check({ api, operation }, { except, extensions }) {
    if (!isIdempotent(operation) || isHealthCheck(operation, except)) return;
    if (declared(api, operation, textsOf(extensions))) return;
    return { message: `\`${operation.name}\` declares no ${alternatives(textsOf(extensions))}`, at: operation.at() };
  },
});
