import { isTrue, member, type Node, valueAt } from "../../../document/node.ts";
import { isObject } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";
import { hasHeader, isIdempotent } from "./_declared.ts";

export default defineLintRule({
  id: "retry-idempotency",
  on: "operation",
  severity: "error",
  summary: "Retries are declared for an operation that cannot be repeated safely",
  why: "A retried POST or PATCH is done twice when only its answer was lost: ordered twice, paid twice.",
  instead: "Add an `Idempotency-Key` header, or write `x-idempotent: true` where repeating is known to be safe",
  options: {
    extensions: TEXTS("Extensions that declare retries", ["x-retry", "x-retries"]),
    headers: TEXTS("Headers that make a repeated request known", ["Idempotency-Key"]),
  },

  check({ operation }, { extensions, headers }) {
    const retry = textsOf(extensions).flatMap((name) => member(operation.node, name) ?? [])[0];
    if (!retry || isNone(retry) || isIdempotent(operation)) return;
    if (hasHeader(operation, textsOf(headers)) || isTrue(operation.node, "x-idempotent")) return;
    const key = alternatives(textsOf(headers));
    return { message: `\`${operation.name}\` is retried (\`${retry.key}\`) and declares no ${key} header`, at: retry };
  },
});

/** `x-retry: false`, or so few attempts that the first is the last. */
function isNone(retry: Node): boolean {
  const { value } = retry;
  if (!isObject(value)) return [null, false, 0, "none", "never"].some((none) => none === value);
  const [retries, attempts] = [valueAt(retry, "retries"), valueAt(retry, "attempts")];
  return valueAt(retry, "enabled") === false || retries === 0 || attempts === 0 || attempts === 1;
}
