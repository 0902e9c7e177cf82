import { referenceOf } from "../document/description.ts";
import { childNode, type Node } from "../document/node.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../document/value.ts";
import { KEYWORDS } from "../schema/keywords.ts";
import { sameSet } from "../schema/same.ts";

export type SamePair = (base: Node, revision: Node) => boolean;

/**
 * The schemas in which two schema objects differ, when they differ in nothing else: then the objects themselves need
 * no closer look. Undefined when they do. Most of what lies between an operation and an edit is of this kind.
 */
export function differingChildren(base: Node, revision: Node, same: SamePair): [Node, Node][] | undefined {
  const [a, b] = [base.value, revision.value];
  if (!isObject(a) || !isObject(b) || referenceOf(a) !== undefined || referenceOf(b) !== undefined) return undefined;
  for (const key of Object.keys(b)) if (KEYWORDS.has(key) && !Object.hasOwn(a, key)) return undefined;
  const pairs: [Node, Node][] = [];
  for (const key of Object.keys(a)) {
    if (!KEYWORDS.has(key)) continue;
    const children = Object.hasOwn(b, key)
      ? childrenOf(childNode(base, key, a[key] as Json), childNode(revision, key, b[key] as Json), same)
      : undefined;
    if (!children) return undefined;
    pairs.push(...children);
  }
  return pairs;
}

function childrenOf(base: Node, revision: Node, same: SamePair): [Node, Node][] | undefined {
  const key = String(base.key);
  if (key === "properties") return named(base, revision, same);
  if (key === "items" || key === "additionalProperties") return single(base, revision, same);
  if (key === "anyOf" || key === "oneOf") return branches(base, revision, same);
  if (key === "required" || key === "enum" || key === "type")
    return sameSet(base.value, revision.value) ? [] : undefined;
  return isSchemaKeyword(key)
    ? sameBelow(base, revision, same)
      ? []
      : undefined
    : equalJson(base.value, revision.value)
      ? []
      : undefined;
}

const isSchemaKeyword = (key: string): boolean => !["value", "set"].includes(KEYWORDS.get(key) ?? "value");

function single(base: Node, revision: Node, same: SamePair): [Node, Node][] | undefined {
  if (!isObject(base.value) || !isObject(revision.value)) return equalJson(base.value, revision.value) ? [] : undefined;
  return same(base, revision) ? [] : [[base, revision]];
}

function named(base: Node, revision: Node, same: SamePair): [Node, Node][] | undefined {
  const [a, b] = [base.value, revision.value];
  if (!isObject(a) || !isObject(b)) return undefined;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return undefined;
  const pairs: [Node, Node][] = [];
  for (const name of names) {
    if (!Object.hasOwn(b, name)) return undefined;
    const pair: [Node, Node] = [childNode(base, name, a[name] as Json), childNode(revision, name, b[name] as Json)];
    if (!same(...pair)) pairs.push(pair);
  }
  return pairs;
}

/** Branches in the same places under the same references. */
function branches(base: Node, revision: Node, same: SamePair): [Node, Node][] | undefined {
  const pairs = positions(base, revision);
  const differing = pairs?.filter((pair) => !same(...pair));
  const kept = differing?.every(
    ([a, b]) => referenceOf(a.value) !== undefined && referenceOf(a.value) === referenceOf(b.value),
  );
  return kept ? differing : undefined;
}

function positions(base: Node, revision: Node): [Node, Node][] | undefined {
  const [a, b] = [base.value, revision.value];
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return undefined;
  return a.map((value, index) => [childNode(base, index, value), childNode(revision, index, b[index] as Json)]);
}

/** The same schema, schemas, named schemas or value below a keyword, however it is written. */
export function sameBelow(base: Node, revision: Node, same: SamePair): boolean {
  const shape = KEYWORDS.get(String(base.key));
  if (shape === "schema") return same(base, revision);
  if (shape === "value" || shape === "set") return equalJson(base.value, revision.value);
  const pairs = shape === "schemas" ? positions(base, revision) : byName(base, revision);
  return pairs?.every((pair) => same(...pair)) ?? false;
}

function byName(base: Node, revision: Node): [Node, Node][] | undefined {
  const [a, b] = [base.value, revision.value] as [JsonObject, JsonObject];
  if (!isObject(a) || !isObject(b) || Object.keys(a).length !== Object.keys(b).length) return undefined;
  if (!Object.keys(a).every((name) => Object.hasOwn(b, name))) return undefined;
  return Object.keys(a).map((name) => [
    childNode(base, name, a[name] as Json),
    childNode(revision, name, b[name] as Json),
  ]);
}
