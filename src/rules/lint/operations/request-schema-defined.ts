import { isJson } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { saysNothing } from "./_schemas.ts";

export default defineLintRule({
  id: "request-schema-defined",
  on: "body",
  when: "changed",
  severity: "warn",
  summary: "A request body has no media type or no schema",
  why: "Nobody can tell what to send: clients cannot be generated, and what they send cannot be checked.",
  instead: "Describe the body with a media type and a schema",

  check({ body, operation }) {
    if (body.content.size === 0) return { message: `The body of ${operation.name} has no media type` };
    return [...body.content.values()]
      .filter((media) => isJson(media) && !media.itemSchema && saysNothing(media.schema))
      .map((media) => ({ at: media.node, message: `The ${media.name} body of ${operation.name} has no schema` }));
  },
});
