import type { JsonObject } from "../support/json.ts";
import { type Kind, rewritten } from "./grammar.ts";
import { without } from "./names.ts";
import { equivalent } from "./rewrite.ts";

const WORDY: ReadonlySet<Kind> = new Set(["operation", "parameter", "header", "body", "response", "schema"]);

const reworded = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) =>
    WORDY.has(kind) && object.$ref === undefined
      ? { ...object, description: "Other words", "x-rewritten": true }
      : object,
  );

const withExamples = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) =>
    (kind === "schema" || kind === "media type") && object.$ref === undefined
      ? { ...without(object, "examples"), example: "anything" }
      : object,
  );

const silenced = (description: JsonObject): JsonObject => {
  const quiet = rewritten(description, (object, { kind }) =>
    kind === "schema" || kind === "operation"
      ? without(object, "description", "summary", "example", "examples", "externalDocs")
      : object,
  );
  return without(quiet, "tags", "externalDocs");
};

export const proseRewrites = equivalent({
  "other descriptions and extensions": reworded,
  "other examples": withExamples,
  "descriptions, examples and what is said of tags dropped": silenced,
});
