import { getOrMake } from "../../core/get-or-make.ts";
import type { Document } from "../../document/document.ts";
import { Reader } from "../../document/locate-json.ts";
import { escapeToken, formatPointer } from "../../document/pointer.ts";
import { decodeRaw } from "../../document/utf8-text.ts";
import { parseYamlSyntax, type YamlSyntax } from "./yaml-syntax.ts";

/**
 * Keys that JavaScript puts in an order of its own, such as `200`: an object with one of them no longer tells how its
 * keys were written.
 */
const INDEX = /^(?:0|[1-9]\d*)$/;

type Orders = ReadonlyMap<string, readonly string[]>;

const KNOWN = new WeakMap<Document, Orders>();

/** The same object, with its keys in the order in which they are written at a place of a document. */
export function inWrittenOrder(value: object, document: Document, path: readonly string[]): object {
  if (Array.isArray(value) || !Object.keys(value).some((key) => INDEX.test(key))) return value;
  const written = getOrMake(KNOWN, document, () => ordersIn(document)).get(formatPointer(path)) ?? [];
  const keys = [...new Set([...written.filter((key) => Object.hasOwn(value, key)), ...Object.keys(value)])];
  return new Proxy(value, { ownKeys: () => keys });
}

/** Keys of all objects of a document that have such a key, by pointer. */
function ordersIn(document: Document): Orders {
  const orders = new Map<string, readonly string[]>();
  if (document.format === "yaml") readYaml(parseYamlSyntax(document).ast as YamlSyntax | undefined, "", orders);
  else readJson(new Reader(document.source().raw, decodeRaw), "", orders);
  return orders;
}

/** Depth is bounded by the parser, here as below. */
function readJson(reader: Reader, pointer: string, orders: Map<string, readonly string[]>): void {
  reader.space();
  const opening = reader.peek();
  if (opening !== "{" && opening !== "[") {
    reader.skip();
    return;
  }
  reader.at++;
  const keys: string[] = [];
  for (;;) {
    reader.space();
    if (reader.peek() === "}" || reader.peek() === "]") break;
    const key = opening === "{" ? reader.string() : String(keys.length);
    keys.push(key);
    reader.space();
    if (opening === "{") reader.at++;
    readJson(reader, `${pointer}/${escapeToken(key)}`, orders);
    reader.space();
    if (reader.peek() === ",") reader.at++;
  }
  reader.at++;
  if (opening === "{" && keys.some((key) => INDEX.test(key))) orders.set(pointer, keys);
}

function readYaml(
  syntax: YamlSyntax | null | undefined,
  pointer: string,
  orders: Map<string, readonly string[]>,
): void {
  for (const [index, item] of syntax?.items?.entries() ?? []) readYaml(item, `${pointer}/${index}`, orders);
  if (!syntax?.mappings) return;
  const keys = syntax.mappings.map(({ key }) => key.value);
  if (keys.some((key) => INDEX.test(key))) orders.set(pointer, keys);
  for (const { key, value } of syntax.mappings) readYaml(value, `${pointer}/${escapeToken(key.value)}`, orders);
}
