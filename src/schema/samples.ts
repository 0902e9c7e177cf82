import type { Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import type { Json, JsonNumber, JsonObject } from "../document/value.ts";
import type { Bound } from "./bounds.ts";
import type { Facets } from "./facets.ts";
import type { SchemaReader } from "./reader.ts";
import { patternWithin } from "./regular/languages.ts";
import type { Schema } from "./schema.ts";
import { ARRAY, BOOLEAN, FRACTION, INTEGER, NULL, NUMBER, OBJECT, STRING } from "./types.ts";

/** How many candidates one schema gives at most, and one branch or property within it. */
const MOST = 160;
const FEW = 12;

/** Schemas joined from more parts than this are not taken apart further. */
const MOST_ATOMS = 12;

/**
 * Values that a schema may accept, chosen where two schemas tend to differ: at bounds, per type, per branch, with and
 * without optional properties. They are candidates, made one at a time: a validator decides what they prove.
 */
export class Sampler {
  readonly #reader: SchemaReader;
  readonly #side: Side;
  readonly #made = new Map<string, Json[]>();

  constructor(reader: SchemaReader, side: Side) {
    this.#reader = reader;
    this.#side = side;
  }

  *samples(schema: Schema, depth = 3): Generator<Json> {
    const facets = this.#reader.facets(schema, this.#side);
    if (facets.values) return yield* facets.values.slice(0, 64);
    let left = MOST;
    for (const value of this.#candidates(schema, facets, depth)) {
      yield value;
      if (--left === 0) return;
    }
  }

  *#candidates(schema: Schema, facets: Facets, depth: number): Generator<Json> {
    const cases = depth > 0 && schema.atoms.length < MOST_ATOMS ? this.#cases(schema, facets) : [];
    for (const narrowed of cases) yield* this.#few(narrowed, depth);
    if (cases.length === 0 || facets.conditionals.length > 0) yield* this.#plain(facets, depth);
  }

  /** The schema with each branch of a union, or with a condition holding or not; none where that was chosen before. */
  #cases(schema: Schema, { unions, conditionals }: Facets): Schema[] {
    const choices = [
      ...unions.map(({ branches }) => branches.slice(0, 16).map((branch) => [branch])),
      ...conditionals.map(({ if: when, then, else: otherwise }) => [
        then ? [when, then] : [when],
        ...(otherwise ? [[otherwise]] : []),
      ]),
    ];
    const open = choices
      .map((choice) => choice.map((nodes) => this.#reader.and(schema, nodes)))
      .filter((choice) => choice.every(({ id }) => id !== schema.id));
    return open.flat();
  }

  /** The first candidates of a part, kept: parts come up again and again. */
  #few(schema: Schema, depth: number): Json[] {
    const key = `${schema.id} ${depth}`;
    const made = this.#made.get(key);
    if (made) return made;
    const few: Json[] = [];
    this.#made.set(key, few);
    for (const value of this.samples(schema, depth)) if (few.push(value) === FEW) break;
    return few;
  }

  *#plain(facets: Facets, depth: number): Generator<Json> {
    const { types } = facets;
    const kinds: Iterator<Json>[] = [
      ...(types & NULL ? [[null].values()] : []),
      ...(types & BOOLEAN ? [[true, false].values()] : []),
      ...(types & NUMBER ? [numberSamples(facets)] : []),
      ...(types & STRING ? [stringSamples(facets)] : []),
      ...(types & ARRAY ? [this.#arrays(facets, depth)] : []),
      ...(types & OBJECT ? [this.#objects(facets, depth)] : []),
    ];
    yield* inTurn(kinds);
  }

  *#arrays(facets: Facets, depth: number): Generator<Json[]> {
    const lengths = new Set([
      facets.minItems,
      facets.minItems + 1,
      facets.prefixItems.length,
      Math.min(facets.maxItems, facets.minItems + 3),
    ]);
    const item = (index: number, pick: number): Json =>
      this.#one(facets.prefixItems[index] ?? facets.items, pick, depth);
    for (const length of lengths) {
      if (length > facets.maxItems || length > 64) continue;
      for (const pick of [0, 1, 2, 3]) yield Array.from({ length }, (_, index) => item(index, pick));
      if (length > 1) yield Array.from({ length }, (_, index) => item(index, index));
    }
    if (facets.maxItems < 64) yield Array.from({ length: facets.maxItems }, (_, index) => item(index, index));
  }

  *#objects(facets: Facets, depth: number): Generator<JsonObject> {
    const value = (name: string, pick: number): Json =>
      this.#one(facets.properties.get(name) ?? facets.additional, pick, depth);
    const make = (names: Iterable<string>, pick: number): JsonObject =>
      Object.fromEntries([...names].map((name) => [name, value(name, pick)]));
    const every = [...new Set([...facets.required, ...facets.properties.keys()])].sort();
    const required = make([...facets.required].sort(), 0);
    yield required;
    yield { ...required, "apigate-extra": value("apigate-extra", 0) };
    for (const name of every.slice(0, 24))
      for (const pick of [0, 1, 2, 3, 4, 5]) yield { ...required, [name]: value(name, pick) };
    for (const pick of [0, 1, 2]) yield make(every.slice(0, 48), pick);
  }

  #one(nodes: readonly Node[], pick: number, depth: number): Json {
    if (nodes.length === 0) return OPEN[pick % OPEN.length] as Json;
    if (depth <= 0) return null;
    const samples = this.#few(this.#reader.read(nodes), depth - 1);
    return samples[pick % Math.max(1, samples.length)] ?? null;
  }
}

/** One value of each, then the next of each: no kind waits for another to end. */
function* inTurn(kinds: Iterator<Json>[]): Generator<Json> {
  let left = kinds;
  while (left.length > 0) {
    const next = left.map((kind) => kind.next());
    for (const { value, done } of next) if (!done) yield value as Json;
    left = left.filter((_, index) => !next[index]?.done);
  }
}

const OPEN: Json[] = ["text", 1, null, true, [], {}];

function* numberSamples({ minimum, maximum, multipleOf, types }: Facets): Generator<JsonNumber> {
  const step = Number(multipleOf[0] ?? 1);
  for (const bound of [minimum, maximum]) if (bound) yield* around(bound, step);
  yield* [0, step, -step, 1, -1, 7, 1_000_003];
  if (types & FRACTION) yield* [0.5, -0.5, Number(minimum?.value ?? 0) + 0.5];
  else if (!(types & INTEGER)) yield 0.5;
}

function* around({ value }: Bound, step: number): Generator<JsonNumber> {
  yield value;
  const double = Number(value);
  if (Number.isSafeInteger(double)) yield* [double + 1, double - 1, double + step, double - step];
}

/** A pattern that matches nothing: what a pattern matches beyond it is any string it matches. */
const NOTHING = "[^\\s\\S]";

function* stringSamples({ minLength, maxLength, patterns }: Facets): Generator<string> {
  for (const pattern of patterns) {
    const { witness } = patternWithin(pattern, NOTHING);
    if (witness !== undefined) yield witness;
  }
  yield "a".repeat(Math.min(minLength, 4096));
  if (maxLength <= 4096) yield "a".repeat(maxLength);
  for (const length of [minLength + 1, minLength + 40])
    if (length <= Math.min(maxLength, 4096)) yield "b".repeat(length);
  if (minLength <= 4 && maxLength >= 4) yield "text";
}
