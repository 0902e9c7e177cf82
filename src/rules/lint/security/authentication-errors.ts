import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { isOpen, writtenSecurity } from "./_requirements.ts";

export default defineLintRule({
  id: "authentication-errors",
  on: "operation",
  severity: "warn",
  summary: "A secured operation does not declare what callers without permission get",
  why: "Every client meets an expired token one day; what is not declared is not handled (OWASP API2:2023, API5:2023).",
  instead: "Describe the responses 401 and 403, `4XX`, or `default`",
  options: {
    statuses: TEXTS("Responses that a secured operation declares", ["401", "403"]),
  },

  check({ api, operation }, { statuses }) {
    if (!writtenSecurity(api, operation) || isOpen(operation.security)) return;
    const { responses } = operation;
    if (responses.has("DEFAULT") || responses.has("4XX")) return;
    const missing = textsOf(statuses).filter((status) => !responses.has(status));
    if (missing.length === 0) return;
    return {
      message: `\`${operation.name}\` does not declare ${missing.join(" and ")}`,
      at: operation.at("responses"),
    };
  },
});
