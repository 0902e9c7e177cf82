import { member, type Node, valueAt } from "../../document/node.ts";
import type { Json } from "../../document/value.ts";
import type { Facets } from "../facets.ts";
import {
  type Both,
  type Claim,
  type FactOf,
  type Found,
  found,
  NONE,
  only,
  type Part,
  type Parts,
  type Party,
  type Recipe,
  unknown,
} from "./case.ts";
import { evaluatedItems, unevaluatedItem } from "./unevaluated.ts";

/** Longer arrays are not written out. */
const LONGEST = 100;

/** Pairs of positions at which the same item is tried. */
const MOST_PAIRS = 60;

/** An array that satisfies a recipe. */
export const findArray = (recipe: Recipe, parts: Parts): Found => new ArrayMaker(recipe, parts).find();

class ArrayMaker {
  readonly #facets: Both<Facets>;
  readonly #facts: Recipe["facts"];
  readonly #parts: Parts;
  readonly #isUnique: boolean;
  /** The first position at which all items are alike. */
  readonly #rest: number;
  readonly #least: number;
  #most: number;
  #why: string | undefined;
  #tries = 0;

  constructor({ facets, facts }: Recipe, parts: Parts) {
    this.#facets = facets;
    this.#facts = facts;
    this.#parts = parts;
    this.#isUnique = facets.some(({ uniqueItems }) => uniqueItems);
    this.#rest = Math.max(
      ...facets.map(({ prefixItems }) => prefixItems.length),
      ...facets.map((one, party) => evaluatedItems(one, party as Party, parts)),
      ...only(facts, "item").map(({ at }) => at + 1),
      0,
    );
    this.#least = Math.max(
      ...facets.map(({ minItems }) => minItems),
      ...only(facts, "least").map(({ count }) => count),
    );
    this.#most = Math.min(...facets.map(({ maxItems }) => maxItems), ...only(facts, "most").map(({ count }) => count));
  }

  find(): Found {
    this.#shorten();
    if (this.#least > this.#most) return NONE;
    const items = new Map<number, Json>();
    for (const { at, not } of only(this.#facts, "item")) {
      if (at >= this.#most) return NONE;
      if (!this.#put(items, [at], not, [])) return NONE;
    }
    for (const { from, not } of only(this.#facts, "some-item"))
      if (!this.#put(items, this.#positions(from), not, [])) return NONE;
    for (const { claim, count } of this.#contained())
      for (let more = 0; more < Math.min(count, LONGEST); more++)
        if (!this.#put(items, this.#positions(0), [], [claim])) return NONE;
    if (only(this.#facts, "repeats").length > 0 && !this.#repeat(items)) return NONE;
    return this.#fill(items);
  }

  /** Where nothing can stand the array must have ended. */
  #shorten(): void {
    for (let at = 0; at <= this.#rest && at < this.#most; at++) {
      if (at > LONGEST || this.#item(at, [], []).is !== "none") continue;
      this.#most = at;
    }
  }

  #item(at: number, not: readonly Claim[], must: readonly Claim[], except: readonly Json[] = []): Found {
    return this.#parts.inside(this.#part(at, not, must, except));
  }

  #part(at: number, not: readonly Claim[], also: readonly Claim[], except: readonly Json[]): Part {
    const nodes = this.#facets.map((facets, party) => [
      ...(facets.prefixItems[at] ?? facets.items),
      ...unevaluatedItem(facets, party as Party, at, this.#parts),
    ]) as [Node[], Node[]];
    const every = only(this.#facts, "every-item").flatMap((fact) => fact.not);
    const here = only(this.#facts, "item").flatMap((fact) => (fact.at === at ? fact.not : []));
    return {
      must: this.#parts.read(nodes),
      also,
      mustNot: [...every, ...here, ...not],
      facts: except.length > 0 ? [{ kind: "except", values: except }] : [],
    };
  }

  /** Positions that differ in what may stand there, the last for all that follow. */
  #positions(from: number): number[] {
    const rest = Math.max(this.#rest, from);
    return Array.from({ length: Math.min(rest - from, LONGEST) + 1 }, (_, index) => Math.min(from + index, rest));
  }

  /** Items that must be there because of `contains`. */
  #contained(): FactOf<"contains">[] {
    const own = this.#facets.flatMap(({ schema }, party) =>
      schema.atoms.flatMap(({ node }): FactOf<"contains">[] => {
        const place = member(node, "contains");
        if (!place) return [];
        const read = this.#parts.read(party === 0 ? [[place], []] : [[], [place]]);
        const count = Number(valueAt(node, "minContains") ?? 1);
        return [{ kind: "contains", claim: { party: party as Party, schema: read[party as Party] }, count }];
      }),
    );
    return [...own, ...only(this.#facts, "contains")];
  }

  /** Puts an item at one of some positions; false where it is proved that it can stand at none. */
  #put(items: Map<number, Json>, positions: readonly number[], not: readonly Claim[], also: readonly Claim[]): boolean {
    if (positions.length > LONGEST) this.#why = "too many items to look at";
    let isPossible = positions.length > LONGEST;
    for (const position of positions) {
      if (position >= this.#most) continue;
      const at = position === this.#rest ? this.#free(items) : position;
      const item = this.#item(at, not, also);
      if (item.is === "none") continue;
      isPossible = true;
      if (item.is === "unknown") this.#why = item.why;
      else if (!items.has(at) && this.#set(items, at, not, also)) return true;
    }
    if (isPossible) this.#why ??= "items that cannot stand together";
    return isPossible;
  }

  #set(items: Map<number, Json>, at: number, not: readonly Claim[], also: readonly Claim[]): boolean {
    const item = this.#item(at, not, also, this.#isUnique ? [...items.values()] : []);
    if (item.is === "value") items.set(at, item.value);
    return item.is === "value";
  }

  #free(items: Map<number, Json>): number {
    let at = this.#rest;
    while (items.has(at)) at++;
    return at;
  }

  /** Two items that are the same. */
  #repeat(items: Map<number, Json>): boolean {
    if (this.#isUnique || this.#most < 2) return false;
    const positions = [...this.#positions(0), this.#rest + 1].filter((at) => at < this.#most);
    let isPossible = false;
    for (const [index, first] of positions.entries()) {
      for (const second of positions.slice(index + 1)) {
        if (++this.#tries > MOST_PAIRS) {
          this.#why = "too many items to compare";
          return true;
        }
        const [a, b] = [this.#part(first, [], [], []), this.#part(second, [], [], [])] as const;
        const item = this.#parts.inside({ ...a, also: claimsOf(b), mustNot: [...a.mustNot, ...b.mustNot] });
        if (item.is === "none") continue;
        isPossible = true;
        if (item.is === "unknown") this.#why = item.why;
        else if (!items.has(first) && !items.has(second)) {
          items.set(first, item.value).set(second, item.value);
          return true;
        }
      }
    }
    return isPossible;
  }

  /** The array, with something in all places that are still empty. */
  #fill(items: Map<number, Json>): Found {
    const length = Math.max(this.#least, ...[...items.keys()].map((at) => at + 1), 0);
    if (length > LONGEST) return unknown("arrays of too many items");
    if (length > this.#most) return unknown("more items than there is room for");
    for (let at = 0; at < length; at++) {
      if (items.has(at)) continue;
      const item = this.#item(at, [], [], this.#isUnique ? [...items.values()] : []);
      if (item.is === "value") items.set(at, item.value);
      else if (item.is === "none") return this.#isAlike() ? NONE : unknown("`uniqueItems` of items that are not alike");
      else return item;
    }
    if (this.#why !== undefined) return unknown(this.#why);
    return found(Array.from({ length }, (_, at) => items.get(at) as Json));
  }

  /** All items are told by one schema, so that one value more or less is all the same. */
  #isAlike(): boolean {
    return (
      this.#rest === 0 && only(this.#facts, "some-item", "contains").length === 0 && this.#contained().length === 0
    );
  }
}

const claimsOf = ({ must }: Part): Claim[] => must.map((schema, party): Claim => ({ party: party as Party, schema }));
