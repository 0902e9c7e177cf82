import { defineLintRule } from "../../../lint/rule.ts";
import { alternatives, TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "retry-after",
  on: "response",
  when: "always",
  severity: "warn",
  summary: "A response asks to come back later and does not declare when",
  why: "Consumers that are not told when to come back come back at once, all of them together.",
  instead: "Describe the header `Retry-After` of the response (RFC 9110 §10.2.3)",
  options: {
    statuses: TEXTS("Statuses that ask to come back later", ["429"]),
    headers: TEXTS("Headers that say when, one of which is declared", ["Retry-After"]),
  },

  check({ operation, response }, { statuses, headers }) {
    if (operation.sender !== "request" || !textsOf(statuses).includes(response.status)) return;
    const names = textsOf(headers);
    if (names.some((name) => response.headers.has(name.toLowerCase()))) return;
    const message = `the response ${response.status} of \`${operation.name}\` declares no ${alternatives(names)}`;
    return { message, key: response.status };
  },
});
