import type { Place } from "./graph/place.ts";
import type { FunctionDocument } from "./inventory.ts";

/** The document, with the order of keys as they are written at a place. */
export function inSourceOrder(document: FunctionDocument, _place: Place): FunctionDocument {
  return document;
}
