import { isUtf8 } from "node:buffer";
import { member, type Node, stringOf, valueAt } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import { embeddedJson } from "./embedded-json.ts";
import { isJsonType, isTextType } from "./media-type.ts";
import type { Content } from "./pact.ts";
import { pactError } from "./pact-error.ts";

/** A body of version 4: `{content, contentType, encoded}` (Pact specification V4, "Body contents"). */
export function parseWrappedBody(node: Node, header: string | undefined): Content {
  if (node.value === null) return { kind: "empty", value: null, mediaType: header, node };
  if (!isObject(node.value)) throw pactError(node, "the body is not an object", HINT);
  const mediaType = stringOf(node, "contentType") ?? header;
  const content = member(node, "content");
  if (content) return { ...parseContent(node, content, mediaType), mediaType, node: content };
  const stray = Object.keys(node.value).find((key) => !KEYS.has(key));
  if (stray !== undefined) throw pactError(node, `the body has \`${stray}\` where \`content\` is expected`, HINT);
  return { kind: "missing", value: null, mediaType, node };
}

const HINT = "In version 4 a body is written as {content, contentType, encoded}";
const KEYS = new Set([
  "contentType",
  "contentTypeHint",
  "encoded",
  "generators",
  "matchingRules",
  "pluginConfiguration",
]);

type Parsed = Pick<Content, "kind" | "value">;

function parseContent(body: Node, node: Node, mediaType: string | undefined): Parsed {
  const encoding = encodingOf(body);
  const { value } = node;
  const isJson = mediaType === undefined ? typeof value !== "string" : isJsonType(mediaType);
  if (encoding === "none" && isJson) return { kind: "json", value };
  if (value === null || value === "") return { kind: "empty", value: null };
  if (typeof value !== "string") return { kind: "json", value };
  if (encoding === "json") return { kind: "json", value: jsonOf(value, node) };
  const bytes = encoding === "base64" ? decode(value, node) : Buffer.from(value);
  if (isJson) return { kind: "json", value: jsonOf(bytes.toString(), node) };
  const isText = mediaType === undefined ? encoding === "none" : isTextType(mediaType) && isUtf8(bytes);
  return isText ? { kind: "text", value: bytes.toString() } : { kind: "binary", value: bytes.toString("base64") };
}

/** `true` and `"base64"` are the same; `"JSON"` is JSON as its text. */
function encodingOf(body: Node): "none" | "base64" | "json" {
  const value = valueAt(body, "encoded");
  if (value === undefined || value === null || value === false || value === "") return "none";
  const name = value === true ? "base64" : typeof value === "string" ? value.toLowerCase() : "";
  if (name === "base64" || name === "json") return name;
  throw pactError(member(body, "encoded") ?? body, "this encoding of a body is not known", "Known are base64 and JSON");
}

function decode(text: string, node: Node): Buffer {
  const compact = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(compact)) throw pactError(node, "the body is not valid base64");
  return Buffer.from(compact, "base64");
}

function jsonOf(text: string, node: Node): Json {
  const value = embeddedJson(text, node);
  if (value === undefined) throw pactError(node, "the body is not the JSON it is said to be");
  return value;
}
