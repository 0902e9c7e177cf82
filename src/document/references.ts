import { referenceOf } from "./description.ts";
import type { Document } from "./document.ts";
import { childNode, member, type Node, rootNode } from "./node.ts";
import { isObject, type Json, type JsonObject } from "./value.ts";

/** A `$ref` in a place where the specification gives it a meaning. */
export interface Reference {
  /** The object that holds the `$ref`. */
  from: Node;
  reference: string;
}

/** Below these keys stands what people read. */
export const PROSE: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "contact",
  "license",
]);

/** Below these keys stands data or prose, in which a `$ref` is a name like any other. */
const DATA: ReadonlySet<string> = new Set([
  ...PROSE,
  "default",
  "enum",
  "const",
  "tags",
  "xml",
  "discriminator",
  "mapping",
  "scopes",
  "required",
  "type",
]);

/** The members of these objects are names that users choose, not keywords. */
export const NAMES: ReadonlySet<string> = new Set([
  "paths",
  "webhooks",
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "schemas",
  "responses",
  "parameters",
  "headers",
  "requestBodies",
  "links",
  "callbacks",
  "securitySchemes",
  "pathItems",
  "content",
  "encoding",
  "variables",
  "mediaTypes",
  "additionalOperations",
]);

/** What is reached from the root without a `$ref`; other components are reached by reference only. */
const ROOTS = ["paths", "webhooks", "x-webhooks", "servers", "security", "securityDefinitions"];

/** Places from which the walk over a root document starts. */
export function rootsOf(document: Document): Node[] {
  const root = rootNode(document);
  const components = member(root, "components");
  const schemes = components && member(components, "securitySchemes");
  return [...ROOTS.map((key) => member(root, key)), schemes].filter((node) => node !== undefined);
}

/** At the top, the members of these are names; further down the key above them tells. */
const MAPS = new Set(["paths", "webhooks", "x-webhooks", "securityDefinitions", "securitySchemes"]);

/** References under `start` that are not in `known`, where they are entered: each distinct one of a document once. */
export function referencesUnder(start: Node, known: Set<string>): Reference[] {
  const walk = new Walk(start, known);
  walk.enter(start.value, MAPS.has(String(start.key)) && start.parent?.parent?.parent === undefined);
  return walk.found;
}

class Walk {
  readonly found: Reference[] = [];
  readonly #start: Node;
  readonly #path: (string | number)[] = [];
  readonly #known: Set<string>;

  constructor(start: Node, known: Set<string>) {
    this.#start = start;
    this.#known = known;
  }

  /** Depth is bounded by the parser. With `names`, the keys of `value` are not keywords. */
  enter(value: Json, names: boolean): void {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.#step(index, value[index] as Json, false);
      return;
    }
    if (!isObject(value)) return;
    if (!names) this.#take(value);
    for (const key of Object.keys(value)) {
      const child = value[key] as Json;
      if (typeof child !== "object" || child === null) continue;
      if (names) this.#step(key, child, false);
      else if (!DATA.has(key) && !key.startsWith("x-")) this.#step(key, child, NAMES.has(key));
    }
  }

  #step(key: string | number, value: Json, names: boolean): void {
    this.#path.push(key);
    this.enter(value, names);
    this.#path.pop();
  }

  #take(value: JsonObject): void {
    const reference = referenceOf(value);
    if (reference === undefined || this.#known.has(reference)) return;
    this.#known.add(reference);
    const from = this.#path.reduce<Node>(
      (node, key) => childNode(node, key, (node.value as JsonObject)[key] as Json),
      this.#start,
    );
    this.found.push({ from, reference });
  }
}
