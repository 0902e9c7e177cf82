import type { Side } from "../core/finding.ts";
import type { Json } from "../document/value.ts";
import { type Answer, Validator } from "./accepts.ts";
import type { SchemaReader } from "./reader.ts";
import { Sampler } from "./samples.ts";
import type { Schema } from "./schema.ts";
import { Prover } from "./subset.ts";

/** Whether what passed on one side of a comparison still passes where it arrives, with a value that does not. */
export interface Compatibility {
  answer: Answer;
  /** Accepted by the sender's schema, refused by the receiver's; a validator has checked both. */
  witness?: Json;
}

/**
 * Decides compatibility of two schemas: consumers send requests written to base, providers send responses written to
 * revision. `equal` tells whether both schemas accept the same values.
 */
export class Compatibilities {
  readonly #base: SchemaReader;
  readonly #revision: SchemaReader;
  readonly #known = new Map<string, Compatibility>();
  readonly #provers: Record<Side, Prover>;

  constructor(base: SchemaReader, revision: SchemaReader) {
    this.#base = base;
    this.#revision = revision;
    this.#provers = { request: new Prover(base, revision, "request"), response: new Prover(revision, base, "response") };
  }

  decide(base: Schema, revision: Schema, side: Side): Compatibility {
    const key = `${base.id} ${revision.id} ${side}`;
    let known = this.#known.get(key);
    if (!known) {
      known = side === "request" ? this.#decide(base, revision, side) : this.#decide(revision, base, side);
      this.#known.set(key, known);
    }
    return known;
  }

  equal(base: Schema, revision: Schema, side: Side): boolean {
    if (this.decide(base, revision, side).answer !== "yes") return false;
    const { reverse } = this.#provers[side];
    return side === "request" ? reverse.proves(revision, base) : reverse.proves(base, revision);
  }

  #decide(sent: Schema, received: Schema, side: Side): Compatibility {
    if (this.#provers[side].proves(sent, received)) return { answer: "yes" };
    const [sender, receiver] = side === "request" ? [this.#base, this.#revision] : [this.#revision, this.#base];
    const [sends, receives] = [new Validator(sender, side), new Validator(receiver, side)];
    for (const value of new Sampler(sender, side).samples(sent)) {
      if (receives.accepts(received, value) === "no" && sends.accepts(sent, value) === "yes") return { answer: "no", witness: value };
    }
    return { answer: "unknown" };
  }
}
