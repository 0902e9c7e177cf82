import type { Side } from "../core/finding.ts";
import { members, type Node } from "../document/node.ts";
import { equalJson } from "../document/value.ts";
import { compareLower, compareUpper } from "./bounds.ts";
import { discriminatorOf, repointed } from "./discriminator.ts";
import type { Conditional, Facets, Union } from "./facets.ts";
import { KEYWORDS } from "./keywords.ts";
import type { SameTest } from "./other-within.ts";
import type { SchemaReader } from "./reader.ts";
import type { Schema } from "./schema.ts";

/** Questions within questions that are followed: more would need more stack than there is. */
const DEEPEST = 200;

/** Questions that one comparison of two descriptions is worth; real ones take thousands. */
const BUDGET = 200_000;

/** Pairs of choices that one union is worth. */
const MOST_CHOICES = 10_000;

/**
 * Tells whether two schemas of two descriptions say the same in other words: their normal forms are alike, down to
 * the last property. Inlining, renaming, wrapping, splitting and merging do not show in normal forms. Recursion is
 * coinductive, as in `Sameness`; false only means that a closer look is needed.
 */
export class Equivalence {
  readonly #base: SchemaReader;
  readonly #revision: SchemaReader;
  readonly #same: SameTest;
  readonly #known = { request: new Map<string, boolean>(), response: new Map<string, boolean>() };
  #trail: string[] = [];
  #depth = 0;
  #left = BUDGET;

  /** `same` tells quickly that two schemas are word for word the same. */
  constructor(base: SchemaReader, revision: SchemaReader, same: SameTest) {
    this.#base = base;
    this.#revision = revision;
    this.#same = same;
  }

  /** Compares what applies at a place of base with what applies at one of revision; no nodes mean that anything goes. */
  nodes(base: readonly Node[], revision: readonly Node[], side: Side): boolean {
    if (base.length === 0 && revision.length === 0) return true;
    const [a, b] = [base[0], revision[0]];
    if (a && b && base.length === 1 && revision.length === 1 && this.#same(a, b)) return true;
    if (--this.#left < 0) return false;
    return this.schemas(this.#base.read(base), this.#revision.read(revision), side);
  }

  schemas(base: Schema, revision: Schema, side: Side): boolean {
    const known = this.#known[side];
    const key = `${base.id} ${revision.id}`;
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    if (this.#depth > DEEPEST) return false;
    const start = this.#trail.push(key) - 1;
    known.set(key, true);
    this.#depth++;
    const alike = this.#alike(this.#base.facets(base, side), this.#revision.facets(revision, side));
    this.#depth--;
    if (!alike) {
      for (const assumed of this.#trail.splice(start)) known.delete(assumed);
      known.set(key, false);
    } else if (this.#depth === 0) this.#trail = [];
    return alike;
  }

  #alike(a: Facets, b: Facets): boolean {
    return (
      sameScalars(a, b) &&
      sameNames(a.required, b.required) &&
      sameNames(a.hidden, b.hidden) &&
      this.#named(a.properties, b.properties, a.side) &&
      this.#named(a.patternProperties, b.patternProperties, a.side) &&
      this.nodes(a.additional, b.additional, a.side) &&
      this.#items(a, b) &&
      this.#others(a, b) &&
      this.#unions(a.unions, b.unions, a.side) &&
      this.#lists(a.not, b.not, a.side) &&
      this.#conditions(a.conditionals, b.conditionals, a.side)
    );
  }

  #named(a: ReadonlyMap<string, Node[]>, b: ReadonlyMap<string, Node[]>, side: Side): boolean {
    return sameNames(a, b) && [...a].every(([name, nodes]) => this.nodes(nodes, b.get(name) ?? [], side));
  }

  #items(a: Facets, b: Facets): boolean {
    const length = Math.max(a.prefixItems.length, b.prefixItems.length);
    for (let index = 0; index < length; index++) {
      if (!this.nodes(a.prefixItems[index] ?? a.items, b.prefixItems[index] ?? b.items, a.side)) return false;
    }
    return this.nodes(a.items, b.items, a.side);
  }

  #others(a: Facets, b: Facets): boolean {
    const [own, others] = [saying(a), saying(b)];
    return sameNames(own, others) && [...own].every(([keyword, node]) => this.#other(keyword, node, others, a, b));
  }

  #other(keyword: string, node: Node, others: ReadonlyMap<string, Node>, a: Facets, b: Facets): boolean {
    const other = others.get(keyword) as Node;
    if (keyword === "discriminator") return sameTags(a, b);
    const shape = KEYWORDS.get(keyword);
    if (shape === "schema") return this.nodes([node], [other], a.side);
    if (shape !== "named-schemas") return equalJson(node.value, other.value);
    const named = (of: Node) => new Map(members(of).map(([name, schema]) => [name, [schema]]));
    return this.#named(named(node), named(other), a.side);
  }

  #unions(a: readonly Union[], b: readonly Union[], side: Side): boolean {
    return oneToOne(
      a,
      b,
      (x, y) =>
        (x.keyword === y.keyword || this.#areApart(x, side)) &&
        x.nullable === y.nullable &&
        this.#lists(x.branches, y.branches, side),
    );
  }

  /** No value fits two choices, because their types differ: then `oneOf` and `anyOf` say the same. */
  #areApart({ branches }: Union, side: Side): boolean {
    let seen = 0;
    return branches.every((branch) => {
      const { types } = this.#base.facets(this.#base.read([branch]), side);
      const isApart = (seen & types) === 0;
      seen |= types;
      return isApart;
    });
  }

  #lists(a: readonly Node[], b: readonly Node[], side: Side): boolean {
    return oneToOne(a, b, (x, y) => this.nodes([x], [y], side));
  }

  #conditions(a: readonly Conditional[], b: readonly Conditional[], side: Side): boolean {
    const part = (node: Node | undefined) => (node ? [node] : []);
    return oneToOne(
      a,
      b,
      (x, y) =>
        this.nodes([x.if], [y.if], side) &&
        this.nodes(part(x.then), part(y.then), side) &&
        this.nodes(part(x.else), part(y.else), side),
    );
  }
}

const sameScalars = (a: Facets, b: Facets): boolean =>
  a.types === b.types &&
  SCALARS.every((facet) => a[facet] === b[facet]) &&
  LISTS.every((facet) => equalJson(a[facet].map(String).sort(), b[facet].map(String).sort())) &&
  equalJson(a.values, b.values) &&
  compareLower(a.minimum, b.minimum) === 0 &&
  compareUpper(a.maximum, b.maximum) === 0;

const SCALARS = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;
const LISTS = ["patterns", "formats", "multipleOf"] as const;

/** Names of a set or of a map, in any order. */
const sameNames = (
  a: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  b: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): boolean => a.size === b.size && [...a.keys()].every((name) => b.has(name));

/** Keywords kept as they are, without those that say what holds anyway. */
const saying = ({ other }: Facets): Map<string, Node> =>
  new Map([...other].filter(([keyword, { value }]) => !(FLAGS.has(keyword) && value === false)));

const FLAGS = new Set(["readOnly", "writeOnly"]);

function sameTags(a: Facets, b: Facets): boolean {
  const [own, others] = [discriminatorOf(a), discriminatorOf(b)];
  return (
    own.propertyName === others.propertyName &&
    own.fallback === others.fallback &&
    sameNames(own.mapping, others.mapping) &&
    repointed(a, b).length === 0
  );
}

/** Each item of one list has a partner of its own in the other. */
function oneToOne<T>(a: readonly T[], b: readonly T[], test: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length || a.length * a.length > MOST_CHOICES) return false;
  const left = [...b];
  return a.every((x, index) => {
    const first = left.indexOf(b[index] as T);
    const at = first >= 0 && test(x, b[index] as T) ? first : left.findIndex((y) => test(x, y));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
