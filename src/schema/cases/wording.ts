import { getOrMake } from "../../core/get-or-make.ts";
import type { SameTest } from "../other-within.ts";
import type { Atom, Schema } from "../schema.ts";
import type { Both, Claim, Party, Way } from "./case.ts";

/** Schemas of more parts are not compared part by part. */
const MOST_ATOMS = 12;

/** Tells whether all that one schema says another says in the same words; `same` compares words of both parties. */
export class Wording {
  readonly #same: SameTest;
  readonly #compared = new Map<object, Map<object, boolean>>();

  constructor(same: SameTest) {
    this.#same = same;
  }

  /** Something must be what in the same words it must not be. */
  isContradiction(must: Both<Schema>, mustNot: readonly Claim[]): boolean {
    return mustNot.some(
      ({ party, schema }) =>
        !schema.never &&
        schema.atoms.length <= MOST_ATOMS &&
        (this.isWithin(must[0], 0, schema, party) || this.isWithin(must[1], 1, schema, party)),
    );
  }

  /** All that `outer` says `inner` says too. */
  isWithin(inner: Schema, innerOf: Party, outer: Schema, outerOf: Party): boolean {
    return outer.atoms.every((atom) => inner.atoms.some((own) => this.#isSame(own, innerOf, atom, outerOf)));
  }

  /** What the receiver does not offer in the same words is where a value is found soonest. */
  newFirst(ways: Way[], offered: readonly Schema[]): Way[] {
    if (offered.length === 0) return ways;
    const isOld = ({ must = [] }: Way): boolean =>
      must.some(({ party, schema }) => party === 0 && offered.some((other) => this.isWithin(schema, 0, other, 1)));
    return [...ways].sort((a, b) => Number(isOld(a)) - Number(isOld(b)));
  }

  #isSame(a: Atom, aOf: Party, b: Atom, bOf: Party): boolean {
    if (a.nullable && !b.nullable) return false;
    if (aOf === bOf) return a.node.value === b.node.value;
    const [inner, outer] = aOf === 0 ? [a.node, b.node] : [b.node, a.node];
    const row = getOrMake(this.#compared, inner.value, () => new Map<object, boolean>());
    return getOrMake(row, outer.value, () => this.#same(inner, outer));
  }
}
