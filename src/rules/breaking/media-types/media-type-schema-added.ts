import { defineBreakingRule } from "../../../breaking/rule.ts";
import type { MediaType } from "../../../model/api.ts";

export default defineBreakingRule({
  id: "media-type-schema-added",
  on: "media-type.changed",
  breaks: "request",
  summary: "A body that could be anything is now described by a schema",
  why: "Requests that do not fit the schema used to be accepted and are refused.",
  instead: "Describe every body that is accepted today",

  check: ({ base, revision, within }) =>
    !describes(base) && describes(revision) ? { message: `${base.name} of the ${within} now has a schema` } : undefined,
});

const describes = ({ schema, itemSchema }: MediaType): boolean => (schema ?? itemSchema) !== undefined;
