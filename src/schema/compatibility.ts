import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { type Answer, Validator } from "./accepts.ts";
import type { Claim } from "./cases/case.ts";
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

/** A place within one of two schemas at which they are known to differ. */
export interface Focus {
  node: Node;
  /** Whether it is the sender's. */
  isSent: boolean;
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

  /** With a focus only values that pass there are looked at: one of many choices is judged by itself. */
  of(base: Schema, revision: Schema, side: Side, focus?: Focus): PairCompatibility {
    const whole = getOrMake(this.#known, `${base.id} ${revision.id} ${side}`, () => this.#ask(base, revision, side));
    return focus ? this.#focused(whole, base, revision, side, focus) : whole;
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

  /** Of values that pass at the focus: whether those that pass still pass, or which does not. */
  #focused(whole: Asked, base: Schema, revision: Schema, side: Side, { node, isSent }: Focus): PairCompatibility {
    const [sent, received, sender, receiver] =
      side === "request" ? [base, revision, this.#base, this.#revision] : [revision, base, this.#revision, this.#base];
    const decide = lazy((): Compatibility => {
      if (whole.isQuick()) return { answer: "yes" };
      const sampled = isSent && this.#search(sent, received, side, sender.and(sent, [node]));
      if (sampled && sampled.answer === "no") return sampled;
      const near: Claim = { party: isSent ? 0 : 1, schema: (isSent ? sender : receiver).read([node]) };
      const found = this.#closely(sent, received, side, near);
      return found.answer === "unknown" && whole.isProved() ? { answer: "yes" } : found;
    });
    return { isProved: () => decide().answer === "yes", isEqual: whole.isEqual, decide };
  }

  /** Proof or witness by taking both schemas apart, case by case. */
  #closely(sent: Schema, received: Schema, side: Side, near?: Claim): Compatibility {
    const result = this.#searches[side].find(sent, received, near);
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
