import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { MediaType } from "../../../model/api.ts";

export default defineBreakingRule({
  id: "media-type-schema-removed",
  on: "media-type.changed",
  breaks: "response",
  summary: "A body is no longer described by a schema",
  why: "Nothing is promised of the body any more, so anything may be returned.",
  instead: "Keep the schema",

  check: ({ base, revision, within }) =>
    describes(base) && !describes(revision)
      ? { message: `${base.name} of the ${within} no longer has a schema` }
      : undefined,
});

const describes = ({ schema, itemSchema }: MediaType): boolean => (schema ?? itemSchema) !== undefined;
