import { defineLintRule } from "../../../lint/rule.ts";
import { operationAnnouncement } from "../../../model/lifecycle.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "deprecation-headers",
  on: "operation",
  severity: "info",
  summary: "A deprecated operation does not announce itself in its responses",
  why: "Nobody reads the description of what already works: headers reach the logs and clients of those who still call it.",
  instead: "Describe the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of its responses",
  options: { headers: TEXTS("Headers that a response of a deprecated operation has", ["Deprecation", "Sunset"]) },

  check({ operation }, { headers }) {
    if (!operationAnnouncement(operation).deprecated) return;
    const described = new Set([...operation.responses.values()].flatMap((response) => [...response.headers.keys()]));
    const missing = textsOf(headers).filter((name) => !described.has(name.toLowerCase()));
    if (missing.length === 0) return;
    const names = missing.map((name) => `\`${name}\``).join(" and ");
    return {
      message: `\`${operation.name}\` is deprecated, but no response has ${names}`,
      at: operation.at("responses"),
    };
  },
});
