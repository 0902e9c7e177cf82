import type { Description } from "../document/description.ts";
import { referenceOf } from "../document/description.ts";
import { childNode, type Node } from "../document/node.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../document/value.ts";
import { KEYWORDS, type Shape } from "./keywords.ts";

/**
 * Tells whether two schemas of two descriptions say the same in the same words, annotations and key order aside.
 * This is the fast path of every comparison: most of a real upgrade is unchanged. Recursion is coinductive: a pair
 * of references in progress counts as the same; what was concluded from that is forgotten when it proves wrong.
 */
export class Sameness {
  readonly #base: Description;
  readonly #revision: Description;
  readonly #known = new Map<Node, Map<Node, boolean>>();
  #trail: [Node, Node][] = [];
  #open = 0;

  constructor(base: Description, revision: Description) {
    this.#base = base;
    this.#revision = revision;
  }

  /** Compares two schemas. */
  schemas(base: Node, revision: Node): boolean {
    const [a, b] = [base.value, revision.value];
    if (!isObject(a) || !isObject(b)) return equalJson(a, b) || (isOpen(a) && isOpen(b));
    const references = [referenceOf(a), referenceOf(b)];
    if (references[0] === undefined && references[1] === undefined) return this.#keywords(base, revision);
    if (references[0] === undefined || references[1] === undefined) return false;
    return this.#targets(base, revision) && this.#keywords(base, revision);
  }

  #targets(base: Node, revision: Node): boolean {
    const [a, b] = [this.#base.resolve(base), this.#revision.resolve(revision)];
    const known = this.#known.get(a)?.get(b);
    if (known !== undefined) return known;
    const start = this.#trail.length;
    this.#remember(a, b, true);
    this.#open++;
    const same = this.schemas(a, b);
    this.#open--;
    if (!same) {
      for (const [x, y] of this.#trail.splice(start)) this.#known.get(x)?.delete(y);
      this.#remember(a, b, false);
      this.#trail.length = start;
    } else if (this.#open === 0) this.#trail = [];
    return same;
  }

  #remember(a: Node, b: Node, same: boolean): void {
    let row = this.#known.get(a);
    if (!row) this.#known.set(a, (row = new Map()));
    row.set(b, same);
    this.#trail.push([a, b]);
  }

  #keywords(base: Node, revision: Node): boolean {
    const [a, b] = [base.value as JsonObject, revision.value as JsonObject];
    let count = 0;
    for (const key of Object.keys(a)) {
      const shape = KEYWORDS.get(key);
      if (shape === undefined) continue;
      if (!Object.hasOwn(b, key)) return false;
      count++;
      if (!this.#member(base, revision, key, shape)) return false;
    }
    for (const key of Object.keys(b)) if (KEYWORDS.has(key)) count--;
    return count === 0;
  }

  #member(base: Node, revision: Node, key: string, shape: Shape): boolean {
    const [a, b] = [(base.value as JsonObject)[key] as Json, (revision.value as JsonObject)[key] as Json];
    if (shape === "value") return equalJson(a, b);
    if (shape === "set") return sameSet(a, b);
    if (shape === "schema" && !Array.isArray(a)) return this.schemas(childNode(base, key, a), childNode(revision, key, b));
    return this.#children(childNode(base, key, a), childNode(revision, key, b));
  }

  /** Schemas in an array, by position, or in an object, by name. */
  #children(base: Node, revision: Node): boolean {
    const [a, b] = [base.value, revision.value];
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return equalJson(a, b);
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
    return names.every((name) => {
      const other = Object.hasOwn(b, name) ? (b as JsonObject)[name] : undefined;
      return other !== undefined && this.schemas(childNode(base, name, (a as JsonObject)[name] as Json), childNode(revision, name, other));
    });
  }
}

/** `true` and `{}` allow everything. */
const isOpen = (value: Json): boolean => value === true || (isObject(value) && Object.keys(value).length === 0);

function sameSet(a: Json, b: Json): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return equalJson(a, b);
  return a.length === b.length && (equalJson(a, b) || a.every((item) => b.some((other) => equalJson(item, other))));
}
