import { type Description, referenceOf } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import type { Node } from "../document/node.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../document/value.ts";
import { ValueSet } from "../document/value-set.ts";
import { COMPARED, type Shape } from "./keywords.ts";
import { schemaBehind } from "./reference.ts";

/**
 * Tells whether two schemas of two descriptions say the same in the same words, annotations and key order aside.
 * This is the fast path of every comparison: most of a real upgrade is unchanged. Recursion is coinductive: a pair
 * of references in progress counts as the same; what was concluded from that is forgotten when it proves wrong.
 */
export class Sameness {
  readonly #base: Description;
  readonly #revision: Description;
  /** Two versions of the specification read some words differently. */
  readonly #isMixed: boolean;
  readonly #known = new Map<Node, Map<Node, boolean>>();
  #trail: [Node, Node][] = [];
  /** Schemas within schemas that are being compared, and references among them. */
  #level = 0;
  #open = 0;

  constructor(base: Description, revision: Description, isMixed: boolean) {
    this.#base = base;
    this.#revision = revision;
    this.#isMixed = isMixed;
  }

  /** Compares a schema of base with one of revision. */
  schemas = (base: Node, revision: Node): boolean =>
    this.#same(base.value, base.document, revision.value, revision.document);

  #same(a: Json, aIn: Document, b: Json, bIn: Document): boolean {
    if (!isObject(a) || !isObject(b)) return equalJson(a, b) || (isOpen(a) && isOpen(b));
    if (this.#level > DEEPEST) return false;
    this.#level++;
    const same = this.#objects(a, aIn, b, bIn);
    this.#level--;
    return same;
  }

  #objects(a: JsonObject, aIn: Document, b: JsonObject, bIn: Document): boolean {
    const here = referenceOf(a);
    const there = referenceOf(b);
    if (here === undefined && there === undefined) return this.#keywords(a, aIn, b, bIn);
    if (here === undefined || there === undefined) return false;
    if (this.#isMixed && Object.keys(a).length > 1) return false;
    return (
      this.#targets(schemaBehind(this.#base, aIn, here), schemaBehind(this.#revision, bIn, there)) &&
      this.#keywords(a, aIn, b, bIn)
    );
  }

  #targets(a: Node, b: Node): boolean {
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
    if (!row) {
      row = new Map();
      this.#known.set(a, row);
    }
    row.set(b, same);
    this.#trail.push([a, b]);
  }

  #keywords(a: JsonObject, aIn: Document, b: JsonObject, bIn: Document): boolean {
    let count = 0;
    for (const key of Object.keys(a)) {
      const shape = COMPARED.get(key);
      if (shape === undefined) continue;
      if (this.#isMixed && DIALECT_WORDS.has(key)) return false;
      if (!Object.hasOwn(b, key) || !this.#member(shape, a[key] as Json, aIn, b[key] as Json, bIn)) return false;
      count++;
    }
    for (const key of Object.keys(b)) if (COMPARED.has(key)) count--;
    return count === 0;
  }

  #member(shape: Shape, a: Json, aIn: Document, b: Json, bIn: Document): boolean {
    if (shape === "value") return equalJson(a, b);
    if (shape === "set") return sameSet(a, b);
    if (shape === "schema" && !Array.isArray(a)) return this.#same(a, aIn, b, bIn);
    return this.#children(a, aIn, b, bIn);
  }

  /** Schemas in an array, by position, or in an object, by name. */
  #children(a: Json, aIn: Document, b: Json, bIn: Document): boolean {
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return equalJson(a, b);
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
    for (const name of names) {
      if (
        !Object.hasOwn(b, name) ||
        !this.#same((a as JsonObject)[name] as Json, aIn, (b as JsonObject)[name] as Json, bIn)
      )
        return false;
    }
    return true;
  }
}

/** Keywords that are read differently by different versions, or not at all. */
const DIALECT_WORDS = new Set([
  "nullable",
  "x-nullable",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "items",
  "prefixItems",
  "const",
  "if",
  "$dynamicRef",
]);

/** Schemas within schemas that are followed here; what lies deeper gets the closer look, which needs no stack. */
const DEEPEST = 400;

/** `true` and `{}` allow everything. */
const isOpen = (value: Json): boolean => value === true || (isObject(value) && Object.keys(value).length === 0);

/** So many are looked through faster than they are sorted into a set. */
const FEW = 8;

/** Equality of `required`, `enum` or `type`, whose order means nothing. */
export function sameSet(a: Json, b: Json): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return equalJson(a, b);
  return equalJson(a, b) || (a.length === b.length && isWithin(a, b) && isWithin(b, a));
}

function isWithin(some: readonly Json[], others: readonly Json[]): boolean {
  if (others.length <= FEW) return some.every((value) => others.some((other) => equalJson(value, other)));
  const known = new ValueSet(others);
  return some.every((value) => known.has(value));
}
