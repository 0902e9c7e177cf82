import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "request-without-body",
  on: "operation",
  when: "added",
  severity: "warn",
  summary: "A method without a body takes one",
  why: "The body of GET, HEAD and DELETE has no meaning of its own (RFC 9110 §9.3): proxies drop it, servers refuse it, and several clients cannot send it.",
  instead: "Move what the request says to the query, or use POST (in OpenAPI 3.2 also QUERY)",
  options: {
    methods: {
      description: "Methods that take no body",
      default: ["GET", "HEAD", "DELETE"],
      schema: { type: "array", items: { enum: ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"] } },
    },
  },

  check({ operation }, { methods }) {
    const { method, body } = operation;
    if (!body || !Array.isArray(methods) || !methods.includes(method)) return;
    return { at: operation.at("requestBody"), message: `${operation.name} takes a body` };
  },
});
