import type { FilterContext } from "./context.ts";
import type { Filter } from "./filter.ts";
import { type Edge, type Match, type Point, takesKey } from "./graph.ts";

/** What a member of a document leads to. */
export interface Step {
  /** Undefined when nothing below can match. */
  readonly state: State | undefined;
  readonly matches: readonly Match[];
}

/** Makes states; those with the same edges are the same object. */
export class States {
  readonly #known = new Map<string, State>();

  of(edges: Iterable<Edge>): State | undefined {
    const sorted = [...new Set(edges)].sort((a, b) => a.id - b.id);
    if (sorted.length === 0) return undefined;
    const key = sorted.map(({ id }) => id).join();
    let state = this.#known.get(key);
    if (!state) {
      state = new State(this.#known.size, sorted, this);
      this.#known.set(key, state);
    }
    return state;
  }
}

/** The edges that wait for the next key. */
export class State {
  readonly id: number;
  readonly hasFilters: boolean;
  readonly edges: readonly Edge[];
  readonly #states: States;
  readonly #filters: readonly Filter[];
  /** Steps by the keys that some edge names, and, where indexes differ, by index. */
  readonly #steps = new Map<string | number, Outcome>();
  readonly #otherwise: Outcome;
  readonly #indexesDiffer: boolean;

  constructor(id: number, edges: readonly Edge[], states: States) {
    this.id = id;
    this.edges = edges;
    this.#states = states;
    this.#filters = [...new Set(edges.flatMap(({ filter }) => filter ?? []))];
    this.hasFilters = this.#filters.length > 0;
    const names = new Set(edges.flatMap(({ names: some }) => [...(some ?? [])]));
    for (const name of names) this.#steps.set(name, this.#outcome(name));
    this.#otherwise = this.#outcome(undefined);
    this.#indexesDiffer = edges.some(({ slice }) => slice) || [...names].some((name) => /^\d+$/.test(name));
  }

  step(context: FilterContext): Step {
    let outcome = this.#plain(context.property);
    const filters = this.#filters;
    for (let index = 0; index < filters.length; index++) {
      const filter = filters[index];
      if (filter?.accepts(context)) outcome = outcome.with(filter, index);
    }
    return outcome;
  }

  stepPlain(key: string | number): Step {
    return this.#plain(key);
  }

  #plain(key: string | number): Outcome {
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    if (typeof key === "string" || !this.#indexesDiffer) return this.#otherwise;
    const made = this.#outcome(key);
    this.#steps.set(key, made);
    return made;
  }

  /** Where a key leads; undefined stands for every key that no edge names. */
  #outcome(key: string | number | undefined): Outcome {
    const taken = this.edges.filter((edge) => (key === undefined ? edge.any : takesKey(edge, key)));
    return new Outcome(this, this.#states, new Set(taken.map(({ target }) => target)));
  }
}

/** A step, and those it becomes when filters accept. */
class Outcome implements Step {
  readonly matches: readonly Match[];
  readonly #from: State;
  readonly #states: States;
  readonly #reached: ReadonlySet<Point>;
  readonly #with: (Outcome | undefined)[] = [];
  #next: { state: State | undefined } | undefined;

  constructor(from: State, states: States, reached: ReadonlySet<Point>) {
    this.#from = from;
    this.#states = states;
    this.#reached = reached;
    this.matches = [...reached].flatMap(({ matches }) => matches).sort((a, b) => a.expression - b.expression);
  }

  get state(): State | undefined {
    this.#next ??= { state: this.#states.of(this.#edges()) };
    return this.#next.state;
  }

  *#edges(): Iterable<Edge> {
    for (const edge of this.#from.edges) if (edge.deep) yield edge;
    for (const { edges } of this.#reached) yield* edges;
  }

  /** The step when a filter accepts as well. */
  with(filter: Filter, index: number): Outcome {
    let known = this.#with[index];
    if (!known) {
      const taken = this.#from.edges.filter((edge) => edge.filter === filter).map(({ target }) => target);
      known = new Outcome(this.#from, this.#states, new Set([...this.#reached, ...taken]));
      this.#with[index] = known;
    }
    return known;
  }
}
