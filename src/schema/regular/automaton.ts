import { type Expression, LAST, type Ranges } from "./syntax.ts";

/** States of one automaton; more than this and nothing is decided. */
const MOST_STATES = 4_000;

/** States in all sets that are remembered at a time; then remembering starts anew. */
const MOST_REMEMBERED = 200_000;

interface State {
  /** Reads one character. */
  on: Ranges | undefined;
  next: number[];
  /** A step that reads nothing and is open only at the start or the end of the text. */
  at?: "start" | "end";
}

/** Where a nondeterministic automaton may be after some text. The same object stands for the same set, as a rule. */
export interface StateSet {
  id: number;
  /** States that read or end; those that do neither are passed through. */
  states: readonly number[];
  /** Whether the text may end here. */
  accepts: boolean;
  /** Where each character that was asked for leads. */
  next: Map<number, StateSet>;
}

/**
 * A nondeterministic automaton (Thompson's construction), made deterministic as far as it is walked. A pattern matches
 * anywhere in a text unless anchored, so a loop over every character stands before and after it.
 */
export class Automaton {
  readonly states: State[] = [];
  readonly #first: number;
  readonly #last: number;
  #start: StateSet | undefined;
  #known = new Map<string, StateSet>();
  #remembered = 0;
  #made = 0;

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
  start(): StateSet {
    this.#start ??= this.#setOf([this.#first], true);
    return this.#start;
  }

  step(from: StateSet, code: number): StateSet {
    const known = from.next.get(code);
    if (known) return known;
    const reached: number[] = [];
    for (const index of from.states) {
      const { on, next } = this.states[index] as State;
      if (on?.some(([low, high]) => low <= code && code <= high)) reached.push(...next);
    }
    const set = this.#setOf(reached, false);
    from.next.set(code, set);
    return set;
  }

  #setOf(reached: readonly number[], isStart: boolean): StateSet {
    const states = [...this.#closure(reached, isStart)].filter((index) => this.#matters(index)).sort((a, b) => a - b);
    const key = `${isStart} ${states.join()}`;
    const known = this.#known.get(key);
    if (known) return known;
    const accepts = this.#closure(states, isStart, true).has(this.#last);
    const set = { id: this.#made++, states, accepts, next: new Map<number, StateSet>() };
    this.#remember(key, set);
    return set;
  }

  #remember(key: string, set: StateSet): void {
    this.#remembered += set.states.length;
    if (this.#remembered > MOST_REMEMBERED) {
      this.#known = new Map();
      this.#remembered = set.states.length;
    }
    this.#known.set(key, set);
  }

  #matters(index: number): boolean {
    const { on, at } = this.states[index] as State;
    return on !== undefined || at !== undefined || index === this.#last;
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
    const any = this.#add({ on: [[0, LAST]], next: [choice] });
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
