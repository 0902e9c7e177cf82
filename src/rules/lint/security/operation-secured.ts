import { defineLintRule } from "../../../lint/rule.ts";
import type { Operation } from "../../../model/api.ts";
import { EXCEPT_HEALTH, isHealthPath } from "../_health.ts";
import { isMarkedPublic } from "./_public.ts";
import { writtenSecurity } from "./_requirements.ts";

export default defineLintRule({
  id: "operation-secured",
  on: "api",
  severity: "warn",
  summary: "An operation does not say who may call it",
  why: "An operation without `security` is open to everybody, and nobody can tell whether that was meant or forgotten.",
  instead:
    "Write `security` at the root or at the operation; `security: []` or `x-public: true` where everybody may call",
  options: { except: EXCEPT_HEALTH },

  check({ api, node }, { except }) {
    const all = [...api.operations.values()].filter(({ path }) => !isHealthPath(path, except));
    const silent = all.filter((operation) => !isMarkedPublic(operation) && !writtenSecurity(api, operation));
    if (silent.length > 1 && !all.some((operation) => writtenSecurity(api, operation)))
      return { message: `None of ${silent.length} operations says who may call it`, at: node };
    return silent.map((operation) => hitAt(operation));
  },
});

const hitAt = (operation: Operation) => ({
  message: `\`${operation.name}\` has no \`security\`, and there is none at the root`,
  at: operation.node,
});
