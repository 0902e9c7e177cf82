import { defineLintRule } from "../../../lint/rule.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { hasHeader } from "./_declared.ts";

export default defineLintRule({
  id: "idempotency-key",
  on: "operation",
  when: "changed",
  severity: "info",
  summary: "An operation that creates something declares no idempotency key",
  why: "A request whose answer was lost is sent again: without a key the service cannot tell, and orders or pays twice.",
  instead: "Add an optional `Idempotency-Key` header, by which a repeated request is answered as the first one was",
  options: {
    headers: TEXTS("Headers that carry the key, one of which is declared", ["Idempotency-Key"]),
    methods: TEXTS("Methods that can create", ["POST", "PATCH"]),
    statuses: TEXTS("Statuses by which an operation is known to create", ["201"]),
  },

  check({ operation }, { headers, methods, statuses }) {
    const creates = textsOf(statuses).some((status) => operation.responses.has(status));
    if (!textsOf(methods).includes(operation.method) || !creates || hasHeader(operation, textsOf(headers))) return;
    return {
      message: `\`${operation.name}\` creates something and declares no ${alternatives(textsOf(headers))} header`,
      at: operation.at(),
    };
  },
});
