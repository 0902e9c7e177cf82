import { defineLintRule } from "../../../lint/rule.ts";
import type { Security } from "../../../model/api.ts";
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
    statuses: TEXTS("Responses that every secured operation declares", ["401"]),
    scoped: TEXTS("Responses that an operation declares besides, where it demands scopes or roles", ["403"]),
  },

  check({ api, operation }, { statuses, scoped }) {
    const { responses, security } = operation;
    if (!writtenSecurity(api, operation) || isOpen(security)) return;
    if (responses.has("DEFAULT") || responses.has("4XX")) return;
    const expected = [...textsOf(statuses), ...(hasScopes(security) ? textsOf(scoped) : [])];
    const missing = expected.filter((status) => !responses.has(status));
    if (missing.length === 0) return;
    return {
      message: `\`${operation.name}\` does not declare ${missing.join(" and ")}`,
      at: operation.at("responses"),
    };
  },
});

const hasScopes = ({ alternatives }: Security): boolean =>
  alternatives.some((alternative) => alternative.some(({ scopes }) => scopes.size > 0));
