import { facetsOf } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import type { Api, Body } from "../../../model/api.ts";
import { OBJECT } from "../../../schema/types.ts";

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

  check({ api, operation }, { methods }) {
    const { method, body } = operation;
    if (!body || !Array.isArray(methods) || !methods.includes(method) || isEmpty(api, body)) return;
    return { at: operation.at("requestBody"), message: `${operation.name} takes a body` };
  },
});

/** Some generators describe the body of every operation, if only as an optional form without fields. */
const isEmpty = (api: Api, { required, content }: Body): boolean =>
  !required &&
  [...content.values()].every(({ schema }) => {
    const facets = schema && facetsOf(api, schema);
    return facets !== undefined && facets.types === OBJECT && facets.properties.size === 0;
  });
