import { referenceOf } from "../document/description.ts";
import { items, member, members, type Node } from "../document/node.ts";
import { isObject, type Json } from "../document/value.ts";
import type { SchemaReader } from "./reader.ts";

/** Members and items that a schema evaluates, whatever the value. */
export interface Evaluated {
  names: Set<string>;
  patterns: Set<string>;
  /** Items from the first on. */
  items: number;
  allNames: boolean;
  allItems: boolean;
}

/** What is evaluated for sure, and what may be, depending on the value. */
export interface Evaluation {
  surely: Evaluated;
  maybe: Evaluated;
}

/** The bounds between which lies what a schema object has evaluated before its `unevaluated…` keywords are asked. */
export function evaluationOf(node: Node, reader: SchemaReader): Evaluation {
  const [surely, maybe] = [nothing(), nothing()];
  const seen = new Map<Json, boolean>();
  const visit = (at: Node, isSure: boolean, isFirst: boolean): void => {
    if (!isObject(at.value) || seen.get(at.value) === true || (seen.has(at.value) && !isSure)) return;
    seen.set(at.value, isSure);
    for (const into of isSure ? [surely, maybe] : [maybe]) addOwn(at, into, isFirst);
    maybe.allItems ||= has(at, "contains");
    if (Object.hasOwn(at.value, "$dynamicRef")) Object.assign(maybe, { allNames: true, allItems: true });
    if (referenceOf(at.value) !== undefined) visit(reader.description.resolve(at), isSure, false);
    for (const part of items(member(at, "allOf"))) visit(part, isSure, false);
    for (const part of dependingOnValue(at)) visit(part, false, false);
  };
  visit(node, true, true);
  return { surely, maybe };
}

const nothing = (): Evaluated => ({
  names: new Set(),
  patterns: new Set(),
  items: 0,
  allNames: false,
  allItems: false,
});

function addOwn(node: Node, into: Evaluated, isFirst: boolean): void {
  for (const [name] of members(member(node, "properties"))) into.names.add(name);
  for (const [pattern] of members(member(node, "patternProperties"))) into.patterns.add(pattern);
  const list = member(node, "items");
  into.items = Math.max(into.items, items(Array.isArray(list?.value) ? list : member(node, "prefixItems")).length);
  into.allNames ||= has(node, "additionalProperties") || (!isFirst && has(node, "unevaluatedProperties"));
  into.allItems ||=
    (list !== undefined && !Array.isArray(list.value)) ||
    has(node, "additionalItems") ||
    (!isFirst && has(node, "unevaluatedItems"));
}

const has = (node: Node, keyword: string): boolean => member(node, keyword) !== undefined;

const dependingOnValue = (node: Node): Node[] => [
  ...["anyOf", "oneOf"].flatMap((keyword) => items(member(node, keyword))),
  ...["if", "then", "else"].flatMap((keyword) => member(node, keyword) ?? []),
  ...members(member(node, "dependentSchemas")).map(([, schema]) => schema),
];
