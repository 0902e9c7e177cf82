import type { Expression, Ranges } from "./syntax.ts";

/** States of one automaton; more than this and nothing is decided. */
const MOST_STATES = 4_000;

interface State {
  /** Reads one character. */
  on: Ranges | undefined;
  next: number[];
  /** A step that reads nothing and is open only at the start or the end of the text. */
  at?: "start" | "end";
}

/**
 * A nondeterministic automaton (Thompson's construction). A pattern matches anywhere in a text unless anchored, so a
 * loop over every character stands before and after it.
 */
export class Automaton {
  readonly states: State[] = [];
  readonly #first: number;
  readonly #last: number;

  private constructor(expression: Expression) {
    this.#last = this.#add({ on: undefined, next: [] });
    const after = this.#loop(this.#last);
    this.#first = this.#loop(this.#build(expression, after));
  }

  static of(expression: Expression): Automaton | undefined {
    const automaton = new Automaton(expression);
    return automaton.states.length > MOST_STATES ? undefined : automaton;
  }

  /** States reached without reading anything. */
  start(): Set<number> {
    return this.#closure([this.#first], true);
  }

  step(from: ReadonlySet<number>, code: number): Set<number> {
    const reached: number[] = [];
    for (const index of from) {
      const { on, next } = this.states[index] as State;
      if (on?.some(([low, high]) => low <= code && code <= high)) reached.push(...next);
    }
    return this.#closure(reached, false);
  }

  /** Whether the text may end here. `isEmpty` when nothing was read, so that the start is also here. */
  accepts(states: ReadonlySet<number>, isEmpty: boolean): boolean {
    return this.#closure([...states], isEmpty, true).has(this.#last);
  }

  #closure(from: readonly number[], isStart: boolean, isEnd = false): Set<number> {
    const closed = new Set(from);
    for (const index of closed) {
      const { on, next, at } = this.states[index] as State;
      if (on || (at === "start" && !isStart) || (at === "end" && !isEnd)) continue;
      for (const target of next) closed.add(target);
    }
    return closed;
  }

  #add(state: State): number {
    if (this.states.length <= MOST_STATES) this.states.push(state);
    return this.states.length - 1;
  }

  /** Any number of any characters, then `next`. */
  #loop(next: number): number {
    const choice = this.#add({ on: undefined, next: [next] });
    const any = this.#add({ on: [[0, 0xffff]], next: [choice] });
    this.states[choice]?.next.push(any);
    return choice;
  }

  #build(expression: Expression, next: number): number {
    if (this.states.length > MOST_STATES) return next;
    switch (expression.kind) {
      case "set":
        return this.#add({ on: expression.ranges, next: [next] });
      case "all":
        return expression.parts.reduceRight((after, part) => this.#build(part, after), next);
      case "any":
        return this.#add({ on: undefined, next: expression.choices.map((choice) => this.#build(choice, next)) });
      case "repeat":
        return this.#repeat(expression, next);
      default:
        return this.#add({ on: undefined, next: [next], at: expression.kind });
    }
  }

  #repeat({ part, least, most }: Extract<Expression, { kind: "repeat" }>, next: number): number {
    let after = next;
    if (most === Infinity) {
      after = this.#add({ on: undefined, next: [next] });
      this.states[after]?.next.push(this.#build(part, after));
    } else {
      for (let count = most; count > least; count--)
        after = this.#add({ on: undefined, next: [next, this.#build(part, after)] });
    }
    for (let count = 0; count < least; count++) after = this.#build(part, after);
    return after;
  }
}
