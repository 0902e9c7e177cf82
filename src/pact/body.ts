import { member, type Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { embeddedJson } from "./embedded-json.ts";
import { isJsonType } from "./media-type.ts";
import type { Content, PactVersion } from "./pact.ts";
import { parseWrappedBody } from "./wrapped-body.ts";

/** The body of a request or response. No key: it does not matter; null: there is none (Pact specification, "Body"). */
export function parseBody(part: Node, headers: ReadonlyMap<string, readonly string[]>, version: PactVersion): Content {
  const header = headers.get("content-type")?.[0];
  const node = member(part, "body");
  if (!node) return { kind: "missing", value: null, mediaType: header, node: part };
  if (version === 4) return parseWrappedBody(node, header);
  return { ...plain(node, header), mediaType: header, node };
}

function plain(node: Node, mediaType: string | undefined): { kind: Content["kind"]; value: Json } {
  const { value } = node;
  if (value === null || value === "") return { kind: "empty", value: null };
  if (typeof value !== "string") return { kind: "json", value };
  if (mediaType !== undefined && !isJsonType(mediaType)) return { kind: "text", value };
  return { kind: "json", value: unfolded(value, node) };
}

/** Early pacts hold JSON as its text; any other text is a JSON string. */
function unfolded(text: string, node: Node): Json {
  const value = /^\s*[{[]/.test(text) ? embeddedJson(text, node) : undefined;
  return value === undefined ? text : value;
}
