import { namesPageSize, pagingOf } from "../../../lint/consistency/paging.ts";
import { facetsOf, isNumeric } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "page-size-bounded",
  on: "parameter",
  when: "changed",
  severity: "warn",
  summary: "The size of a page has no upper bound",
  why: "One request for a million items occupies a server and its database; when the bound is not described, callers find it by being refused.",
  instead: "Give the parameter a `maximum`",

  check({ api, parameter, operation }) {
    if (parameter.in !== "query" || !namesPageSize(parameter.name)) return;
    if (pagingOf(api, operation)?.size?.node.value !== parameter.node.value) return;
    const facets = parameter.schema && facetsOf(api, parameter.schema);
    if (!facets || !isNumeric(facets) || facets.maximum || facets.values) return;
    return { message: `\`${parameter.name}\` of ${operation.name} has no \`maximum\`` };
  },
});
