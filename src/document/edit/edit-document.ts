import type { Document } from "../document.ts";
import { childNode, type Node, rootNode, tokensOf } from "../node.ts";
import { parseDocument } from "../parse.ts";
import { equalJson, type Json, type JsonObject } from "../value.ts";
import type { Edit } from "./edit.ts";
import { editText } from "./edit-text.ts";
import { editValue } from "./edit-value.ts";

/**
 * The document with an edit made in its text, everything else in it as it was. Undefined where that cannot be done
 * safely: the edited text is parsed, and must say exactly what the edited value is.
 */
export function editDocument(document: Document, edit: Edit): Document | undefined {
  const place = sameplace(document, edit.place);
  if (!place) return undefined;
  const moved = { ...edit, place };
  const text = editText(document.text(), moved);
  if (text === undefined) return undefined;
  const edited = parsed(document.file, text);
  if (!edited || !equalJson(edited.value, editValue(document.value, moved))) return undefined;
  return isInOrder(edited.value, editValue(document.value, moved)) ? edited : undefined;
}

/** The place of an earlier state of a document, in this one. */
function sameplace(document: Document, place: Node): Node | undefined {
  let at: Node | undefined = rootNode(document);
  for (const token of tokensOf(place)) {
    const value: Json | undefined = at && child(at.value, token);
    at = at && value !== undefined ? childNode(at, token, value) : undefined;
  }
  return at;
}

const child = (value: Json, token: string | number): Json | undefined =>
  typeof value === "object" && value !== null && Object.hasOwn(value, token) ? (value as JsonObject)[token] : undefined;

function parsed(file: string, text: string): Document | undefined {
  const bytes = Buffer.from(text);
  try {
    return parseDocument({ path: file, oid: "", bytes });
  } catch {
    return undefined;
  }
}

/** The order of members says nothing to machines, and everything to whoever put them in order. */
function isInOrder(a: Json, b: Json): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return true;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.every(
    (key, index) => key === right[index] && isInOrder((a as JsonObject)[key] as Json, (b as JsonObject)[key] as Json),
  );
}
