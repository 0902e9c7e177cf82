import { defineLintRule } from "../../../lint/rule.ts";
import type { Response } from "../../../model/api.ts";
import { TEXTS, textsOf } from "../_texts.ts";

export default defineLintRule({
  id: "accepted-monitor",
  on: "response",
  severity: "info",
  summary: "An accepted request declares no way to learn how it ended",
  why: "A 202 promises nothing (RFC 9110 §15.3.3): without a place to ask, or a callback, the consumer never knows.",
  instead: "Describe a `Location` header, a link, a body that names the job, or a callback",
  options: {
    headers: TEXTS("Headers that lead to the progress", ["Location", "Operation-Location", "Content-Location", "Link"]),
  },

  check({ operation, response }, { headers }) {
    if (response.status !== "202" || operation.sender !== "request" || operation.callbacks.size > 0) return;
    if (leadsOn(response, textsOf(headers))) return;
    return { message: `the response 202 of \`${operation.name}\` declares nothing that leads to its result` };
  },
});

const leadsOn = ({ content, headers, links }: Response, names: readonly string[]): boolean =>
  content.size > 0 || links.size > 0 || names.some((name) => headers.has(name.toLowerCase()));
