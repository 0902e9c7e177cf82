import type { Side } from "../core/finding.ts";
import { childNode, type Node } from "../document/node.ts";
import { Validator } from "./accepts.ts";
import { disjoint, type Pairs } from "./disjoint.ts";
import type { Conditional, Facets, Union } from "./facets.ts";
import { hasFormat } from "./format-checks.ts";
import { propertySchemas } from "./object-facets.ts";
import { otherWithin, type SameTest } from "./other-within.ts";
import type { SchemaReader } from "./reader.ts";
import { finiteValues, numbersWithin, stringsWithin } from "./scalars-within.ts";
import type { Schema } from "./schema.ts";
import { ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, type Types } from "./types.ts";

/** Steps one question may take; beyond it nothing is proved. */
const BUDGET = 20_000;

/** Questions within questions that are followed: more would need more stack than there is. */
const DEEPEST = 300;

/** Schemas that may be asked of the values of one enumeration. */
const MOST_VALUES = 500_000;

/** Pairs of branches that are looked at to find those that are new: the order only saves time. */
const MOST_LOOKED_AT = 10_000;

/** `not` within `not` that is followed. */
const DEEPEST_NEGATION = 8;

/**
 * Proves that every value of one schema is a value of another, on one side of the wire. `proves` answers true only
 * with a proof; false means "not proved". Recursive schemas are compared coinductively: a question in progress is taken
 * as proved when it comes up again further inside the value, which is sound because a value is finite.
 *
 * One convention, unless it is strict: where the inner schema says nothing of a property, the outer one may declare
 * it. Consumers do not send what was never described.
 */
export class Prover {
  readonly inner: SchemaReader;
  readonly outer: SchemaReader;
  readonly side: Side;
  readonly #same: SameTest;
  readonly #isStrict: boolean;
  readonly #accepts: Validator;
  /** Questions in progress and answered yes, in the order they came up, with the level at which they did. */
  #assumed: string[] = [];
  #levels = new Map<string, number>();
  /** How many properties and items deep the question in hand is. */
  #level = 0;
  #depth = 0;
  #nesting = 0;
  #steps = 0;
  #pairs: Pairs = { left: 0 };
  #reverse: Prover | undefined;

  /** `same` tells quickly that two schemas are word for word the same. */
  constructor(inner: SchemaReader, outer: SchemaReader, side: Side, same: SameTest, isStrict = false) {
    this.inner = inner;
    this.outer = outer;
    this.side = side;
    this.#same = same;
    this.#isStrict = isStrict;
    this.#accepts = new Validator(outer, side, MOST_VALUES, hasFormat);
  }

  get reverse(): Prover {
    if (!this.#reverse) {
      this.#reverse = new Prover(this.outer, this.inner, this.side, (a, b) => this.#same(b, a), this.#isStrict);
      this.#reverse.#reverse = this;
    }
    return this.#reverse;
  }

  /** True when every value of `a` is proved to be a value of `b`. */
  proves(a: Schema, b: Schema): boolean {
    if (this.#nesting > DEEPEST_NEGATION) return false;
    if (this.#nesting === 0) {
      this.#steps = 0;
      this.#pairs = { left: BUDGET };
      this.#forget(0);
    }
    this.#nesting++;
    const proved = this.#within(a, b, []);
    this.#nesting--;
    return proved;
  }

  #within(a: Schema, b: Schema, split: readonly Node[]): boolean {
    if (++this.#steps > BUDGET || this.#depth > DEEPEST) return false;
    const key = `${a.id} ${b.id}`;
    const level = this.#levels.get(key);
    if (level !== undefined) return level < this.#level;
    const before = this.#assumed.push(key) - 1;
    this.#levels.set(key, this.#level);
    this.#depth++;
    const proved = this.#prove(a, b, split);
    this.#depth--;
    if (proved) this.#levels.set(key, -1);
    else this.#forget(before);
    return proved;
  }

  /** What failed takes with it everything that was concluded while it was taken as proved. */
  #forget(length: number): void {
    for (const key of this.#assumed.splice(length)) this.#levels.delete(key);
  }

  #prove(a: Schema, b: Schema, split: readonly Node[]): boolean {
    const x = this.inner.facets(a, this.side);
    const y = this.outer.facets(b, this.side);
    if (x.types === 0 || x.values?.length === 0) return true;
    const values = x.values ?? finiteValues(x);
    if (values) return values.every((value) => this.#accepts.accepts(b, value) === "yes");
    if (this.#covers(x, y, split)) return true;
    return this.#branches(a, x, y, b, split) || this.#perType(a, x, y, b, split);
  }

  /** A union inside: each branch by itself. */
  #branches(a: Schema, x: Facets, y: Facets, b: Schema, split: readonly Node[]): boolean {
    const union = x.unions.find(({ node, nullable }) => !nullable && !split.some((done) => done.value === node.value));
    if (!union) return false;
    const others = y.unions.flatMap(({ branches }) => branches);
    const isNew = (branch: Node) =>
      union.branches.length * others.length > MOST_LOOKED_AT || !others.some((other) => this.#same(branch, other));
    const newFirst = [...union.branches.filter(isNew), ...union.branches.filter((branch) => !isNew(branch))];
    return newFirst.every((branch) => this.#within(this.inner.and(a, [branch]), b, [...split, union.node]));
  }

  /** Several types against a union: each type by itself. */
  #perType(a: Schema, x: Facets, y: Facets, b: Schema, split: readonly Node[]): boolean {
    if (y.unions.length === 0) return false;
    const types = PURE_TYPES.filter(([, bits]) => x.types & bits && (x.types & ~bits) !== 0);
    if (types.length < 2) return false;
    return types.every(([name]) => this.#within(this.inner.and(a, [typeNode(a.node, name)]), b, split));
  }

  #covers(x: Facets, y: Facets, split: readonly Node[]): boolean {
    return (
      (x.types & ~y.types) === 0 &&
      y.values === undefined &&
      (!(x.types & NUMBER) || numbersWithin(x, y)) &&
      (!(x.types & STRING) || stringsWithin(x, y)) &&
      (!(x.types & ARRAY) || this.#arraysWithin(x, y)) &&
      (!(x.types & OBJECT) || this.#objectsWithin(x, y, split)) &&
      y.unions.every((union) => this.#inUnion(x, union, split)) &&
      y.not.every((forbidden) => this.#avoids(x, forbidden)) &&
      y.conditionals.every((conditional) => x.conditionals.some((own) => this.#implies(own, conditional))) &&
      otherWithin(x, y, this.#same)
    );
  }

  /** The same question about what applies to a property or an item: one step further inside the value. */
  #nodes(a: readonly Node[], b: readonly Node[]): boolean {
    this.#level++;
    const proved = this.#sameValue(a, b);
    this.#level--;
    return proved;
  }

  /** The same question about what applies to the value in hand. */
  #sameValue(a: readonly Node[], b: readonly Node[]): boolean {
    if (b.length === 0) return true;
    if (a.length === 1 && b.length === 1 && this.#same(a[0] as Node, b[0] as Node)) return true;
    const inner = a.length === 0 ? this.inner.read([openNode(b[0] as Node)]) : this.inner.read(a);
    return this.#within(inner, this.outer.read(b), []);
  }

  #arraysWithin(x: Facets, y: Facets): boolean {
    if (x.minItems < y.minItems || x.maxItems > y.maxItems || (y.uniqueItems && !x.uniqueItems && x.maxItems > 1))
      return false;
    const length = Math.max(x.prefixItems.length, y.prefixItems.length);
    for (let index = 0; index < length && index < x.maxItems; index++) {
      if (!this.#nodes(x.prefixItems[index] ?? x.items, y.prefixItems[index] ?? y.items)) return false;
    }
    return x.maxItems <= length || this.#nodes(x.items, y.items);
  }

  #objectsWithin(x: Facets, y: Facets, split: readonly Node[]): boolean {
    if (Math.max(x.minProperties, x.required.size) < y.minProperties || x.maxProperties > y.maxProperties) return false;
    for (const name of y.required) if (!x.required.has(name)) return false;
    const names = new Set([...x.properties.keys(), ...y.properties.keys()]);
    for (const name of names) if (!this.#propertyWithin(x, y, name, split)) return false;
    for (const pattern of y.patternProperties.keys()) {
      if (!this.#nodes(x.patternProperties.get(pattern) ?? x.additional, y.patternProperties.get(pattern) as Node[]))
        return false;
    }
    return (
      y.additional.length === 0 ||
      (x.additional.length > 0 && this.#nodes(x.additional, y.additional) && this.#patternsWithin(x, y))
    );
  }

  #patternsWithin(x: Facets, y: Facets): boolean {
    return [...x.patternProperties].every(
      ([pattern, nodes]) => y.patternProperties.has(pattern) || this.#nodes(nodes, y.additional),
    );
  }

  #propertyWithin(x: Facets, y: Facets, name: string, split: readonly Node[]): boolean {
    if (x.hidden.has(name) || y.hidden.has(name)) return true;
    const inner = x.properties.get(name) ?? propertySchemas(x.schema.atoms, name);
    const isSilent = inner.length === 0 && !x.required.has(name) && !x.other.has("unevaluatedProperties");
    if (!this.#isStrict && isSilent && !this.#mayDeclare(x, name, split)) return true;
    return this.#nodes(inner, y.properties.get(name) ?? propertySchemas(y.schema.atoms, name));
  }

  /** A branch or condition that was not looked into yet may describe the property. */
  #mayDeclare({ unions, conditionals }: Facets, name: string, split: readonly Node[]): boolean {
    const open = unions.filter(({ node }) => !split.some((done) => done.value === node.value));
    const parts = [...open.flatMap(({ branches }) => branches), ...conditionals.flatMap((all) => [all.then, all.else])];
    return parts.some((part) => {
      if (!part) return false;
      const facets = this.inner.facets(this.inner.read([part]), this.side);
      const isMap =
        facets.additional.length > 0 || facets.patternProperties.size > 0 || facets.other.has("unevaluatedProperties");
      return isMap || facets.properties.has(name) || facets.unions.length > 0 || facets.conditionals.length > 0;
    });
  }

  #inUnion(x: Facets, { keyword, branches }: Union, split: readonly Node[]): boolean {
    if (x.unions.some((own) => own.keyword === keyword && this.#sameBranches(own.branches, branches))) return true;
    const schemas = branches.map((branch) => this.outer.read([branch]));
    const home = schemas.findIndex((branch) => this.#within(x.schema, branch, split));
    if (home < 0) return false;
    if (keyword === "anyOf") return true;
    const place = { reader: this.inner, facets: x };
    const known = this.#excluded(x, branches[home] as Node);
    return schemas.every((schema, index) => {
      const branch = branches[index] as Node;
      return (
        index === home ||
        known.some((own) => this.#same(own, branch)) ||
        disjoint(place, this.#outside(schema), this.side, this.#pairs)
      );
    });
  }

  /** Branches of a `oneOf` of x that its values cannot pass, because they pass another of them: `home`. */
  #excluded({ unions }: Facets, home: Node): Node[] {
    return unions.flatMap(({ keyword, branches }) => {
      const chosen = keyword === "oneOf" ? branches.find((branch) => this.#same(branch, home)) : undefined;
      return chosen ? branches.filter((branch) => branch !== chosen) : [];
    });
  }

  #sameBranches(own: readonly Node[], others: readonly Node[]): boolean {
    return own.length === others.length && own.every((branch, index) => this.#same(branch, others[index] as Node));
  }

  #outside(schema: Schema) {
    return { reader: this.outer, facets: this.outer.facets(schema, this.side) };
  }

  /** Nothing of x passes `forbidden`: the two have nothing in common, or x already forbids as much. */
  #avoids(x: Facets, forbidden: Node): boolean {
    const schema = this.outer.read([forbidden]);
    if (disjoint({ reader: this.inner, facets: x }, this.#outside(schema), this.side, this.#pairs)) return true;
    return x.not.some((own) => this.reverse.proves(schema, this.inner.read([own])));
  }

  /** `if … then …` implies another that applies to no more values and demands no more of them. */
  #implies(own: Conditional, other: Conditional): boolean {
    const [a, b] = [this.inner.read([own.if]), this.outer.read([other.if])];
    if (!this.reverse.proves(b, a)) return false;
    if ((own.else || other.else) && !this.#within(a, b, [])) return false;
    return (
      this.#sameValue(own.then ? [own.then] : [], other.then ? [other.then] : []) &&
      this.#sameValue(own.else ? [own.else] : [], other.else ? [other.else] : [])
    );
  }
}

const PURE_TYPES: [string, Types][] = [
  ["null", NULL],
  ["boolean", BOOLEAN],
  ["number", NUMBER],
  ["string", STRING],
  ["array", ARRAY],
  ["object", OBJECT],
];

/** Schema objects made for a question; one object each, so that they are interned. */
const MADE = new Map<string, { type: string }>(PURE_TYPES.map(([name]) => [name, { type: name }]));
const OPEN = {};
const typeNode = (near: Node, name: string): Node => childNode(near, "type", MADE.get(name) as { type: string });
const openNode = (near: Node): Node => childNode(near, "", OPEN);
