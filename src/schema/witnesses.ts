import type { Side } from "../core/finding.ts";
import { members, type Node } from "../document/node.ts";
import { isObject, type Json, type JsonObject } from "../document/value.ts";
import { Validator } from "./accepts.ts";
import { hasFormat } from "./format-checks.ts";
import type { SchemaReader } from "./reader.ts";
import { type Refusal, refusals } from "./refusals.ts";
import { patternWithin } from "./regular/languages.ts";
import { Sampler } from "./samples.ts";
import type { Schema } from "./schema.ts";
import { OBJECT } from "./types.ts";

/** Where a value must be refused to count: by a keyword of the schema itself, or for one of its properties. */
export type About = { keyword: string } | { property: string };

/** A choice of the sender (0) or the receiver (1). */
export interface Part {
  party: 0 | 1;
  node: Node;
}

export interface Question {
  sent: Schema;
  received: Schema;
  /** Only values that pass there count. */
  part?: Part | undefined;
  about?: About | undefined;
}

/** Schemas that the search for one witness may look at. */
const BUDGET = 200;

/** Tries likely values: those that the sender's schema accepts and the receiver's refuses are witnesses. */
export class Samples {
  readonly #sender: SchemaReader;
  readonly #receiver: SchemaReader;
  readonly #side: Side;
  readonly #isStrict: boolean;
  readonly #sampler: Sampler;

  /** With `isStrict`, senders also send what is not described. */
  constructor(sender: SchemaReader, receiver: SchemaReader, side: Side, isStrict: boolean) {
    this.#sender = sender;
    this.#receiver = receiver;
    this.#side = side;
    this.#isStrict = isStrict;
    this.#sampler = new Sampler(sender, side);
  }

  find({ sent: whole, received, part, about }: Question): Json | undefined {
    const sent = part?.party === 0 ? this.#sender.and(whole, [part.node]) : whole;
    const within = part?.party === 1 ? this.#receiver.read([part.node]) : undefined;
    const [sends, receives] = [
      new Validator(this.#sender, this.#side, BUDGET, hasFormat),
      new Validator(this.#receiver, this.#side, BUDGET, hasFormat),
    ];
    for (const value of this.#candidates(sent, received, about)) {
      if (receives.accepts(received, value) === "no" && sends.accepts(sent, value) === "yes") {
        const isMeant = !within || receives.accepts(within, value) === "yes";
        if (isMeant && (!about || this.isAbout(received, value, about))) return value;
      }
      if (receives.isExhausted || sends.isExhausted) return undefined;
    }
    return undefined;
  }

  /** Whether a value is refused for the thing that was asked about. */
  isAbout(received: Schema, value: Json, about: About): boolean {
    const reasons = refusals(received, value, this.#receiver, this.#side, hasFormat);
    if ("property" in about) return reasons.some(({ path }) => path[0] === about.property);
    return reasons.some((reason) => isBy(reason, received, about.keyword));
  }

  /** What the receiver forbids in so many words, what it declares and the sender does not, and what the sender may send. */
  *#candidates(sent: Schema, received: Schema, about: About | undefined): Generator<Json> {
    const forbidden = new Sampler(this.#receiver, this.#side);
    for (const node of this.#receiver.facets(received, this.#side).not)
      yield* forbidden.samples(this.#receiver.read([node]), 2);
    yield* this.#strings(sent, received);
    if (this.#isStrict || this.#isFreeForm(sent)) yield* this.#undeclared(sent, received, about);
    yield* this.#sampler.samples(sent);
  }

  /** Strings that a pattern of the sender matches and one of the receiver does not. */
  *#strings(sent: Schema, received: Schema): Generator<string> {
    const own = this.#sender.facets(sent, this.#side).patterns;
    for (const pattern of this.#receiver.facets(received, this.#side).patterns) {
      for (const inner of own.length > 0 ? own : [""]) {
        const { witness } = patternWithin(inner, pattern);
        if (witness !== undefined) yield witness;
      }
    }
  }

  /** Objects with a property that only the receiver declares. */
  *#undeclared(sent: Schema, received: Schema, about: About | undefined): Generator<JsonObject> {
    const own = this.#sender.facets(sent, this.#side).properties;
    const names = about && "property" in about ? [about.property] : this.#namesOf(received);
    const open = names.filter((name) => !own.has(name)).slice(0, MOST_NAMES);
    if (open.length === 0) return;
    for (const value of this.#sampler.samples(sent)) {
      if (!isObject(value)) continue;
      for (const name of open) for (const other of ANYTHING) yield { ...value, [name]: other };
      return;
    }
  }

  /** An object of which no property is described is sent with some all the same. */
  #isFreeForm(schema: Schema): boolean {
    const { types, properties, hidden, unions, conditionals } = this.#sender.facets(schema, this.#side);
    const described = properties.size + hidden.size + unions.length + conditionals.length;
    return (types & OBJECT) !== 0 && described === 0;
  }

  #namesOf(schema: Schema): string[] {
    const { properties, other } = this.#receiver.facets(schema, this.#side);
    const dependent = ["dependentRequired", "dependentSchemas"].flatMap((keyword) => members(other.get(keyword)));
    return [...new Set([...properties.keys(), ...dependent.map(([name]) => name)])].sort();
  }
}

const MOST_NAMES = 8;

const ANYTHING: readonly Json[] = ["text", 1, null, []];

/** A refusal by a keyword of the schema's own objects; of some keywords only the object is named. */
const isBy = ({ place }: Refusal, { atoms }: Schema, keyword: string): boolean =>
  atoms.some(({ node }) => node.value === place.value || (place.key === keyword && node.value === place.parent?.value));
