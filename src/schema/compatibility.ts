import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { type Answer, Validator } from "./accepts.ts";
import { Search } from "./cases/search.ts";
import { hasFormat } from "./format-checks.ts";
import type { SameTest } from "./other-within.ts";
import type { SchemaReader } from "./reader.ts";
import { patternWithin } from "./regular/languages.ts";
import { Sampler } from "./samples.ts";
import type { Schema } from "./schema.ts";
import { Prover } from "./subset.ts";

/** Whether what passed on one side of a comparison still passes where it arrives, with a value that does not. */
export interface Compatibility {
  answer: Answer;
  /** Accepted by the sender's schema, refused by the receiver's; a validator has checked both. */
  witness?: Json;
  /** Why it is not known. */
  why?: string;
}

/** Schemas that the search for one witness may look at. */
const BUDGET = 200;

/** What can be asked of one pair of schemas on one side. Answers are kept; none is computed before it is asked for. */
export interface PairCompatibility {
  /** Every value the sender may send is proved to pass at the receiver. */
  isProved(): boolean;
  /** Both schemas are proved to accept the same values. */
  isEqual(): boolean;
  /** Proof or witness, whichever is found; costs more than a proof. */
  decide(): Compatibility;
}

/** A pair without a place to look at first. */
interface Asked extends PairCompatibility {
  /** Proved at a glance, without taking anything apart. */
  isQuick(): boolean;
}

/** Compares schemas as sets: consumers send requests written to base, providers send responses written to revision. */
export class Compatibilities {
  readonly #base: SchemaReader;
  readonly #revision: SchemaReader;
  readonly #known = new Map<string, Asked>();
  readonly #samplers: Record<Side, Sampler>;
  readonly #provers: Record<Side, Prover>;
  readonly #searches: Record<Side, Search>;

  constructor(base: SchemaReader, revision: SchemaReader, same: SameTest) {
    this.#base = base;
    this.#revision = revision;
    this.#samplers = { request: new Sampler(base, "request"), response: new Sampler(revision, "response") };
    this.#provers = {
      request: new Prover(base, revision, "request", same),
      response: new Prover(revision, base, "response", (a, b) => same(b, a)),
    };
    this.#searches = {
      request: new Search(base, revision, "request", same),
      response: new Search(revision, base, "response", (a, b) => same(b, a)),
    };
  }

  /** `focus` is where on the sender's side the two are known to differ: witnesses are looked for there first. */
  of(base: Schema, revision: Schema, side: Side, focus: readonly Node[] = []): PairCompatibility {
    const whole = getOrMake(this.#known, `${base.id} ${revision.id} ${side}`, () => this.#ask(base, revision, side));
    return focus.length > 0 ? this.#focused(whole, base, revision, side, focus) : whole;
  }

  #ask(base: Schema, revision: Schema, side: Side): Asked {
    const [sent, received] = side === "request" ? [base, revision] : [revision, base];
    const prover = this.#provers[side];
    const isQuick = lazy(() => prover.proves(sent, received));
    const decide = lazy((): Compatibility => {
      if (isQuick()) return { answer: "yes" };
      const sampled = this.#search(sent, received, side);
      return sampled.answer === "no" ? sampled : this.#closely(sent, received, side);
    });
    const isProved = (): boolean => decide().answer === "yes";
    const isEqual = lazy(() => isProved() && prover.reverse.proves(received, sent));
    return { isQuick, isProved, isEqual, decide };
  }

  #focused(whole: Asked, base: Schema, revision: Schema, side: Side, focus: readonly Node[]): PairCompatibility {
    const [sent, received, sender] =
      side === "request" ? [base, revision, this.#base] : [revision, base, this.#revision];
    const decide = lazy((): Compatibility => {
      if (whole.isQuick()) return { answer: "yes" };
      const near = this.#search(sent, received, side, sender.and(sent, focus));
      return near.answer === "no" ? near : whole.decide();
    });
    return { isProved: () => decide().answer === "yes", isEqual: whole.isEqual, decide };
  }

  /** Proof or witness by taking both schemas apart, case by case. */
  #closely(sent: Schema, received: Schema, side: Side): Compatibility {
    const result = this.#searches[side].find(sent, received);
    if (result.is === "none") return { answer: "yes" };
    return result.is === "value" ? { answer: "no", witness: result.value } : { answer: "unknown", why: result.why };
  }

  /** A value, by the look of `from`, that the sender's schema accepts and the receiver's refuses. */
  #search(sent: Schema, received: Schema, side: Side, from = sent): Compatibility {
    const [sender, receiver] = side === "request" ? [this.#base, this.#revision] : [this.#revision, this.#base];
    const [sends, receives] = [
      new Validator(sender, side, BUDGET, hasFormat),
      new Validator(receiver, side, BUDGET, hasFormat),
    ];
    for (const value of this.#candidates(from, received, side)) {
      if (receives.accepts(received, value) === "no" && sends.accepts(sent, value) === "yes")
        return { answer: "no", witness: value };
      if (receives.isExhausted || sends.isExhausted) break;
    }
    return { answer: "unknown" };
  }

  /** Strings that a pattern of the sender matches and one of the receiver does not. */
  *#strings(sent: Schema, received: Schema, side: Side): Generator<string> {
    const [sender, receiver] = side === "request" ? [this.#base, this.#revision] : [this.#revision, this.#base];
    const own = sender.facets(sent, side).patterns;
    for (const pattern of receiver.facets(received, side).patterns) {
      for (const inner of own.length > 0 ? own : [""]) {
        const { witness } = patternWithin(inner, pattern);
        if (witness !== undefined) yield witness;
      }
    }
  }

  /** What the sender may send, and what the receiver forbids in so many words. */
  *#candidates(sent: Schema, received: Schema, side: Side): Generator<Json> {
    const receiver = side === "request" ? this.#revision : this.#base;
    const forbidden = new Sampler(receiver, side);
    for (const node of receiver.facets(received, side).not) yield* forbidden.samples(receiver.read([node]), 2);
    yield* this.#strings(sent, received, side);
    yield* this.#samplers[side].samples(sent);
  }
}
