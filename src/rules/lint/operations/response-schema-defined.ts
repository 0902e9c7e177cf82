import { isJson } from "../../../lint/consistency/shape.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { saysNothing } from "./_schemas.ts";

export default defineLintRule({
  id: "response-schema-defined",
  on: "content",
  when: "changed",
  severity: "warn",
  summary: "A response body has no schema",
  why: "Any body matches a media type without a schema: consumers cannot be generated, changes cannot be compared and contracts cannot be checked.",
  instead: "Describe the body with a schema",

  check({ media, status, operation }) {
    if (status === undefined || !isJson(media) || media.itemSchema || !saysNothing(media.schema)) return;
    return { message: `The ${media.name} body of ${operation.name} ${status} has no schema` };
  },
});
