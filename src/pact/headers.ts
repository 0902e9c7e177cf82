import { getOrMake } from "../core/get-or-make.ts";
import { items, member, members, type Node } from "../document/node.ts";
import { isNumber, isObject } from "../document/value.ts";
import { pactError } from "./pact-error.ts";

/** Headers of a request or response by lower-case name. A comma is not split: whether it separates depends on the header. */
export function parseHeaders(part: Node): Map<string, readonly string[]> {
  const node = member(part, "headers");
  const headers = new Map<string, string[]>();
  if (!node || node.value === null) return headers;
  if (!isObject(node.value)) throw pactError(node, "the headers are not an object");
  for (const [name, value] of members(node)) {
    const values = Array.isArray(value.value) ? items(value).flatMap(valuesOf) : valuesOf(value);
    if (values.length > 0) getOrMake(headers, name.toLowerCase(), (): string[] => []).push(...values);
  }
  return headers;
}

function valuesOf(node: Node): string[] {
  const { value } = node;
  if (value === null) return [];
  if (typeof value === "string" || typeof value === "boolean" || isNumber(value)) return [String(value)];
  throw pactError(node, "the value of a header is not a text");
}
