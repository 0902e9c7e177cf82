import type { Document } from "./document.ts";
import { formatPointer } from "./pointer.ts";
import { isObject, type Json, own } from "./value.ts";

/** A value at its place in a document. Cheap to make: the pointer is written out only when somebody asks. */
export interface Node<T extends Json = Json> {
  document: Document;
  value: T;
  parent: Node | undefined;
  key: string | number;
}

export const rootNode = (document: Document): Node => ({ document, value: document.value, parent: undefined, key: "" });

export const childNode = (parent: Node, key: string | number, value: Json): Node => ({
  document: parent.document,
  value,
  parent,
  key,
});

/** The member `key` of an object node, or undefined. */
export function member(node: Node, key: string): Node | undefined {
  if (!isObject(node.value)) return undefined;
  const value = own(node.value, key);
  return value === undefined ? undefined : childNode(node, key, value);
}

/** The value of the member `key` of an object node, or undefined. */
export const valueAt = (node: Node | undefined, key: string): Json | undefined =>
  node && isObject(node.value) ? own(node.value, key) : undefined;

/** Members of an object node in document order; nothing for any other value. */
export function members(node: Node | undefined): [string, Node][] {
  if (!node || !isObject(node.value)) return [];
  const { value } = node;
  return Object.keys(value).map((key) => [key, childNode(node, key, value[key] as Json)]);
}

/** Items of an array node; nothing for any other value. */
export const items = (node: Node | undefined): Node[] =>
  node && Array.isArray(node.value) ? node.value.map((value, index) => childNode(node, index, value)) : [];

export function tokensOf(node: Node): (string | number)[] {
  const tokens: (string | number)[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) tokens.push(at.key);
  return tokens.reverse();
}

/** RFC 6901 JSON Pointer of the node in its document. */
export const pointerOf = (node: Node): string => formatPointer(tokensOf(node));

/** A place as a key: the same text, the same place. */
export const placeName = (node: Node): string => `${node.document.file}#${pointerOf(node)}`;

export const stringOf = (node: Node | undefined, key: string): string | undefined => {
  const value = valueAt(node, key);
  return typeof value === "string" ? value : undefined;
};

export const isTrue = (node: Node | undefined, key: string): boolean => valueAt(node, key) === true;
