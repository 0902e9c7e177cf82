import { referenceOf } from "../document/description.ts";
import { items, member, members, type Node } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import type { Answer } from "./accepts.ts";
import type { SchemaReader } from "./reader.ts";
import { matches } from "./regular/languages.ts";

/** Asks whether a value passes the schema at a place. */
type Asks = (node: Node, value: Json) => Answer;

/** Thrown to leave a walk whose outcome is open; never leaves this file. */
const OPEN = new Error("open");

/**
 * Members or items of a value that a schema object has evaluated before its `unevaluatedProperties` and
 * `unevaluatedItems` are asked (JSON Schema 2020-12 §11): its own keywords, and those of the schemas that it applies to
 * the same value and that pass. Undefined where that cannot be said.
 */
export function evaluatedBy(node: Node, value: Json, reader: SchemaReader, asks: Asks): Set<string> | undefined {
  const keys = new Set<string>();
  try {
    walk(node, value, true, { reader, asks, keys, seen: new Set() });
    return keys;
  } catch (error) {
    if (error === OPEN) return undefined;
    throw error;
  }
}

interface Walk {
  reader: SchemaReader;
  asks: Asks;
  /** Names, or positions written as names. */
  keys: Set<string>;
  seen: Set<Json>;
}

function walk(node: Node, value: Json, isFirst: boolean, at: Walk): void {
  if (!isObject(node.value) || at.seen.has(node.value)) return;
  at.seen.add(node.value);
  if (Object.hasOwn(node.value, "$dynamicRef")) throw OPEN;
  for (const key of Array.isArray(value) ? ownItems(node, value, isFirst) : ownMembers(node, value, isFirst))
    at.keys.add(key);
  for (const part of appliedTo(node, value, at)) walk(part, value, false, at);
}

function* ownMembers(node: Node, value: Json, isFirst: boolean): Generator<string> {
  if (!isObject(value)) return;
  const names = Object.keys(value);
  if (member(node, "additionalProperties") || (!isFirst && member(node, "unevaluatedProperties"))) return yield* names;
  const declared = member(node, "properties")?.value;
  const patterns = members(member(node, "patternProperties")).map(([pattern]) => pattern);
  for (const name of names) {
    const answers = patterns.map((pattern) => matches(pattern, name));
    if ((isObject(declared) && Object.hasOwn(declared, name)) || answers.includes(true)) yield name;
    else if (answers.includes(undefined)) throw OPEN;
  }
}

function* ownItems(node: Node, value: Json[], isFirst: boolean): Generator<string> {
  const positions = Object.keys(value);
  const list = member(node, "items");
  const isRest = list && !Array.isArray(list.value);
  if (isRest || member(node, "additionalItems") || (!isFirst && member(node, "unevaluatedItems")))
    return yield* positions;
  yield* positions.slice(0, items(list ?? member(node, "prefixItems")).length);
  if (value.length > 0 && member(node, "contains")) throw OPEN; // validators disagree on what it evaluates
}

/** Schemas applied to the same value, of those that depend on it the ones that pass. */
function* appliedTo(node: Node, value: Json, { reader, asks }: Walk): Generator<Node> {
  const passes = (part: Node): boolean => {
    const answer = asks(part, value);
    if (answer === "unknown") throw OPEN;
    return answer === "yes";
  };
  if (referenceOf(node.value) !== undefined) yield reader.description.resolve(node);
  yield* items(member(node, "allOf"));
  for (const keyword of ["anyOf", "oneOf"]) yield* items(member(node, keyword)).filter(passes);
  const condition = member(node, "if");
  const holds = condition && passes(condition);
  if (condition && holds) yield condition;
  const branch = condition && member(node, holds ? "then" : "else");
  if (branch) yield branch;
  if (isObject(value) && member(node, "dependentSchemas")) throw OPEN; // validators disagree on what is left of it
}
