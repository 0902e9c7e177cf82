import { getOrMake } from "../core/get-or-make.ts";
import { type Description, referenceOf } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import type { Node } from "../document/node.ts";
import { NAMES, PROSE } from "../document/references.ts";
import { ExactNumber, equalJson, type Json, type JsonObject } from "../document/value.ts";
import type { Sameness } from "../schema/same.ts";

/**
 * Tells whether two parts of two descriptions are the same text, prose aside, down through their references. Most
 * operations of a release are; they need no model. False only means that a closer look is needed.
 */
export class Identity {
  readonly #base: Description;
  readonly #revision: Description;
  readonly #sameness: Sameness;
  readonly #known = new Map<Node, Map<Node, boolean>>();
  #open = 0;

  constructor(base: Description, revision: Description, sameness: Sameness) {
    this.#base = base;
    this.#revision = revision;
    this.#sameness = sameness;
  }

  nodes(base: Node | undefined, revision: Node | undefined): boolean {
    if (!base || !revision) return base === revision;
    return this.#same(base.value, base.document, revision.value, revision.document, NAMES.has(String(base.key)));
  }

  #same(a: Json, aIn: Document, b: Json, bIn: Document, names: boolean): boolean {
    if (typeof a !== "object" || a === null || typeof b !== "object" || b === null || a instanceof ExactNumber)
      return equalJson(a, b);
    if (Array.isArray(a))
      return (
        Array.isArray(b) &&
        a.length === b.length &&
        a.every((item, index) => this.#same(item, aIn, b[index] as Json, bIn, false))
      );
    if (Array.isArray(b)) return false;
    const here = names ? undefined : referenceOf(a);
    const there = names ? undefined : referenceOf(b);
    if (
      here !== undefined &&
      there !== undefined &&
      !this.#targets(this.#base.step(aIn, here), this.#revision.step(bIn, there))
    )
      return false;
    return this.#members(a, aIn, b as JsonObject, bIn, names);
  }

  #members(a: JsonObject, aIn: Document, b: JsonObject, bIn: Document, names: boolean): boolean {
    let count = 0;
    for (const key of Object.keys(a)) {
      if (!names && PROSE.has(key)) continue;
      count++;
      if (!Object.hasOwn(b, key) || !this.#same(a[key] as Json, aIn, b[key] as Json, bIn, !names && NAMES.has(key)))
        return false;
    }
    for (const key of Object.keys(b)) if (names || !PROSE.has(key)) count--;
    return count === 0;
  }

  /** What leads back to itself, or too far, gets the closer look; schemas know how to end their recursion. */
  #targets(a: Node, b: Node): boolean {
    if (isSchema(a) && isSchema(b)) return this.#sameness.schemas(a, b);
    const row = getOrMake(this.#known, a, () => new Map<Node, boolean>());
    const known = row.get(b);
    if (known !== undefined || this.#open > DEEPEST) return known ?? false;
    row.set(b, false);
    this.#open++;
    const same = this.nodes(a, b);
    this.#open--;
    row.set(b, same);
    return same;
  }
}

/** References within references, other than to schemas: an operation of a real description has five. */
const DEEPEST = 16;

const isSchema = ({ parent }: Node): boolean =>
  parent?.key === "schemas" || parent?.key === "definitions" || parent?.key === "$defs";
