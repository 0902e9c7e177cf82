import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import type { Policy } from "../core/policy.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { type Answer, not } from "./accepts.ts";
import type { Claim, Found } from "./cases/case.ts";
import { Search } from "./cases/search.ts";
import type { SameTest } from "./other-within.ts";
import type { SchemaReader } from "./reader.ts";
import type { Schema } from "./schema.ts";
import { secondOpinion } from "./second-opinion.ts";
import { Prover } from "./subset.ts";
import { type About, type Part, type Question, Samples } from "./witnesses.ts";

/** Whether what passed on one side of a comparison still passes where it arrives. */
export type Compatibility =
  | { answer: "yes" }
  /** The witness is accepted by the sender's schema and refused by the receiver's. */
  | { answer: "no"; witness: Json; confirm: Confirm }
  /** `why` is a few words, to be read after a colon. */
  | { answer: "unknown"; why: string };

/** Whether a second validator agrees on a witness; `unknown` when it cannot say. */
type Confirm = () => Answer;

/** What can be asked of one pair of schemas on one side. Answers are kept; none is computed before it is asked for. */
export interface PairCompatibility {
  /** Properties that are not described may be sent all the same. */
  isStrict: boolean;
  /** Every value the sender may send is proved to pass at the receiver. */
  isProved(): boolean;
  /** Both schemas are proved to accept the same values, described or not. */
  isEqual(): boolean;
  /** Proof or witness, whichever is found. Witnesses about something else do not count. */
  decide(about?: About): Compatibility;
}

/** A part of a schema of one of the two: a choice that came or went. */
export interface Focus {
  side: "base" | "revision";
  node: Node;
  /** Too many came and went at once for each to be taken apart. */
  isOneOfMany: boolean;
}

/** A pair without a place to look at first. */
interface Asked extends PairCompatibility {
  /** Proved at a glance, without taking anything apart. */
  isQuick(): boolean;
}

/** Compares schemas as sets: consumers send requests written to base, providers send responses written to revision. */
export class Compatibilities {
  readonly #isStrict: boolean;
  readonly #known = new Map<string, Asked>();
  readonly #ways: Record<Side, Way>;

  constructor(base: SchemaReader, revision: SchemaReader, same: SameTest, { objects }: Pick<Policy, "objects">) {
    this.#isStrict = objects === "strict";
    this.#ways = {
      request: new Way(base, revision, "request", same, this.#isStrict),
      response: new Way(revision, base, "response", (a, b) => same(b, a), this.#isStrict),
    };
  }

  /** With a `focus`, a part of one of the two, the question is only about the values of that part. */
  of(base: Schema, revision: Schema, side: Side, focus?: Focus): PairCompatibility {
    const [sent, received] = side === "request" ? [base, revision] : [revision, base];
    const whole = getOrMake(this.#known, `${base.id} ${revision.id} ${side}`, () => this.#ask(sent, received, side));
    return focus ? this.#focused(whole, sent, received, side, focus) : whole;
  }

  #ask(sent: Schema, received: Schema, side: Side): Asked {
    const way = this.#ways[side];
    const isQuick = lazy(() => way.prover.proves(sent, received));
    const answers = new Map<string, Compatibility>();
    const find = (about: About | undefined): Compatibility => way.find({ sent, received, about });
    const decide = (about?: About): Compatibility =>
      isQuick() ? { answer: "yes" } : getOrMake(answers, JSON.stringify(about ?? null), () => find(about));
    const isProved = (): boolean => decide().answer === "yes";
    const isEqual = lazy(() => way.isBackProved(sent, received) && isProved() && way.isSame(sent, received));
    return { isStrict: this.#isStrict, isQuick, isProved, isEqual, decide };
  }

  #focused(whole: Asked, sent: Schema, received: Schema, side: Side, focus: Focus): PairCompatibility {
    const way = this.#ways[side];
    const party = (focus.side === "base") === (side === "request") ? 0 : 1;
    const question: Question = { sent, received, part: { party, node: focus.node } };
    const ask = (): Compatibility => {
      if (focus.isOneOfMany) return way.sample(question) ?? { answer: "unknown", why: MANY };
      const found = way.find(question);
      return found.answer === "unknown" && whole.isProved() ? { answer: "yes" } : found;
    };
    const decide = lazy((): Compatibility => (way.provesPart(question) || whole.isQuick() ? { answer: "yes" } : ask()));
    return { ...whole, isProved: () => decide().answer === "yes", decide };
  }
}

/** From a sender to a receiver: what proves that values arrive, and what finds those that do not. */
class Way {
  readonly sender: SchemaReader;
  readonly receiver: SchemaReader;
  readonly prover: Prover;
  readonly #side: Side;
  readonly #samples: Samples;
  readonly #search: Search;
  readonly #found = new Map<string, Found>();
  #asked = 0;
  readonly #exact: () => { prover: Prover; search: Search };

  constructor(sender: SchemaReader, receiver: SchemaReader, side: Side, same: SameTest, isStrict: boolean) {
    this.sender = sender;
    this.receiver = receiver;
    this.#side = side;
    this.prover = new Prover(sender, receiver, side, same, isStrict);
    this.#samples = new Samples(sender, receiver, side, isStrict);
    this.#search = new Search(sender, receiver, side, same, isStrict);
    this.#exact = lazy(() => ({
      prover: new Prover(sender, receiver, side, same, true),
      search: new Search(sender, receiver, side, same, true),
    }));
  }

  /** By no convention: nothing came up. Proved at a glance or not at all, which most pairs can do without. */
  isBackProved(sent: Schema, received: Schema): boolean {
    return this.#exact().prover.reverse.proves(received, sent);
  }

  /** By no convention: nothing went missing. */
  isSame(sent: Schema, received: Schema): boolean {
    const { prover, search } = this.#exact();
    return prover.proves(sent, received) || search.find(sent, received).is === "none";
  }

  /** At a glance: a sender's choice is sent whole, a receiver's takes only what other choices leave to it. */
  provesPart({ received, part }: Question): boolean {
    return part?.party === 0 && this.prover.proves(this.sender.read([part.node]), received);
  }

  /** A likely value, else proof or witness by taking both schemas apart, case by case. */
  find(question: Question): Compatibility {
    if (++this.#asked > MOST_QUESTIONS) return { answer: "unknown", why: TOO_OFTEN };
    const sampled = this.sample(question);
    if (sampled) return sampled;
    const { sent, received, part, about } = question;
    const found = this.#searched(sent, received, part);
    if (found.is === "none") return { answer: "yes" };
    if (found.is === "unknown") return { answer: "unknown", why: found.why };
    if (about && !this.#samples.isAbout(received, found.value, about)) return { answer: "unknown", why: ELSEWHERE };
    return this.#refuted(question, found.value);
  }

  /** A value, by the look of the question, that the sender's schema accepts and the receiver's refuses. */
  sample(question: Question): Compatibility | undefined {
    const witness = this.#samples.find(question);
    return witness === undefined ? undefined : this.#refuted(question, witness);
  }

  /** The answer for whole schemas serves every question about them. */
  #searched(sent: Schema, received: Schema, part: Part | undefined): Found {
    if (part) return this.#search.find(sent, received, this.#claimOf(part));
    return getOrMake(this.#found, `${sent.id} ${received.id}`, () => this.#search.find(sent, received));
  }

  #claimOf({ party, node }: Part): Claim {
    return { party, schema: (party === 0 ? this.sender : this.receiver).read([node]) };
  }

  #refuted({ sent, received }: Question, witness: Json): Compatibility {
    const confirm = lazy((): Answer => {
      const refused = not(secondOpinion(received, witness, this.receiver, this.#side));
      return refused === "yes" ? secondOpinion(sent, witness, this.sender, this.#side) : refused;
    });
    return { answer: "no", witness, confirm };
  }
}

/** Questions that are looked into in one comparison; upgrades of large descriptions ask some hundred. */
const MOST_QUESTIONS = 1_000;

const TOO_OFTEN = "too many schemas changed at once";
const MANY = "many choices changed at once";
const ELSEWHERE = "other changes of the same schema stand in the way";
