import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH, isHealthCheck } from "../_health.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { declared } from "./_declared.ts";

export default defineLintRule({
  id: "timeout-declared",
  on: "operation",
  severity: "info",
  summary: "An operation declares no timeout",
  why: "Who calls the operation has to guess how long to wait: too short is a failure, too long holds up everybody behind.",
  instead: "Add `x-timeout-ms` to the operation, its path or the description",
  options: { except: EXCEPT_HEALTH, extensions: TEXTS("Extensions that declare a timeout", ["x-timeout-ms"]) },

  check({ api, operation }, { except, extensions }) {
    if (isHealthCheck(operation, except) || declared(api, operation, textsOf(extensions))) return;
    return { message: `\`${operation.name}\` declares no ${alternatives(textsOf(extensions))}`, at: operation.at() };
  },
});
