import { referenceOf } from "./description.ts";
import type { Document } from "./document.ts";
import { childNode, type Node, rootNode } from "./node.ts";
import { isObject, type Json, type JsonObject } from "./value.ts";

/** A `$ref` in a place where the specification gives it a meaning. */
export interface Reference {
  /** The object that holds the `$ref`. */
  from: Node;
  reference: string;
}

/** Below these keys stands data or prose, in which a `$ref` is a name like any other. */
const DATA = new Set([
  "default", "enum", "const", "example", "examples", "description", "summary", "title",
  "tags", "externalDocs", "xml", "discriminator", "contact", "license", "mapping", "scopes", "required",
]);

/** The members of these objects are names that users choose, not keywords. */
const NAMES = new Set([
  "paths", "webhooks", "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas",
  "responses", "parameters", "headers", "requestBodies", "links", "callbacks", "securitySchemes", "pathItems",
  "content", "encoding", "variables", "mediaTypes", "additionalOperations",
]);

/** What is reached from the root without a `$ref`; components are reached by reference only. */
const ROOTS = new Set(["paths", "webhooks", "servers", "security"]);

/** Places from which the walk over a root document starts. */
export function rootsOf(document: Document): Node[] {
  const root = rootNode(document);
  if (!isObject(document.value)) return [];
  return Object.keys(document.value)
    .filter((key) => ROOTS.has(key))
    .map((key) => childNode(root, key, (document.value as JsonObject)[key] as Json));
}

/** References under `start`, each distinct one once. `seen` holds what earlier walks went through. */
export function referencesUnder(start: Node, seen: Set<object>): Reference[] {
  const found: Reference[] = [];
  const path: (string | number)[] = [];
  const known = new Set<string>();

  const walk = (value: Json, names: boolean): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) return value.forEach((item, index) => enter(index, item, false));
    const reference = names ? undefined : referenceOf(value);
    if (reference !== undefined && !known.has(reference)) {
      known.add(reference);
      found.push({ from: descend(start, path), reference });
    }
    for (const key of Object.keys(value)) {
      if (!names && (DATA.has(key) || key.startsWith("x-"))) continue;
      enter(key, (value as JsonObject)[key] as Json, !names && NAMES.has(key));
    }
  };
  const enter = (key: string | number, value: Json, names: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    path.push(key);
    walk(value, names);
    path.pop();
  };
  walk(start.value, start.parent !== undefined && start.parent.parent === undefined && NAMES.has(String(start.key)));
  return found;
}

function descend(start: Node, path: readonly (string | number)[]): Node {
  return path.reduce<Node>((node, key) => childNode(node, key, (node.value as JsonObject)[key] as Json), start);
}
