import { type Description, referenceOf } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import type { Node } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import { KEYWORDS } from "./keywords.ts";

/** True for a `$ref` with keywords beside it: both apply (JSON Schema 2020-12 §8.2.3.1), so it is a schema of its own. */
export const hasSiblings = (value: Json): boolean =>
  referenceOf(value) !== undefined && isObject(value) && Object.keys(value).some((key) => KEYWORDS.has(key));

/** The schema at a place: what a `$ref` that stands alone leads to, as far as such `$ref`s lead. */
export function schemaAt(description: Description, node: Node): Node {
  let at = node;
  for (;;) {
    const reference = referenceOf(at.value);
    if (reference === undefined || hasSiblings(at.value)) return at;
    at = description.follow(at, reference);
  }
}

/** The schema that a reference which stands in `document` leads to. */
export const schemaBehind = (description: Description, document: Document, reference: string): Node =>
  schemaAt(description, description.step(document, reference));
