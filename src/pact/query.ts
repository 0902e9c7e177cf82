import { getOrMake } from "../core/get-or-make.ts";
import { items, members, type Node } from "../document/node.ts";
import { isNumber, isObject } from "../document/value.ts";
import { pactError } from "./pact-error.ts";

/** A query: encoded text (versions 1 and 2), or decoded values by name (3 and 4). Names keep the order they are sent in. */
export function parseQuery(node: Node | undefined): Map<string, readonly string[]> {
  if (!node || node.value === null) return new Map();
  if (typeof node.value === "string") return decodeQuery(node.value);
  if (!isObject(node.value)) throw pactError(node, "the query is neither a text nor an object");
  return new Map(members(node).map(([name, value]) => [name, valuesOf(value)]));
}

const valuesOf = (node: Node): string[] =>
  Array.isArray(node.value) ? items(node).map(singleValue) : [singleValue(node)];

/** In version 4 null is a name without a value. */
function singleValue(node: Node): string {
  const { value } = node;
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "boolean" || isNumber(value)) return String(value);
  throw pactError(node, "the value of a query parameter is not a text");
}

function decodeQuery(text: string): Map<string, readonly string[]> {
  const query = new Map<string, string[]>();
  for (const pair of text.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [name = "", ...value] = pair.split("=");
    getOrMake(query, decode(name), (): string[] => []).push(decode(value.join("=")));
  }
  return query;
}

/** `application/x-www-form-urlencoded`; an escape that is none stays as it stands. */
const decode = (text: string): string =>
  text
    .replaceAll("+", " ")
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
