import { getOrMake } from "../../core/get-or-make.ts";
import type { State } from "./jsonpath/states.ts";

/** How far the lists have grown to which a walk appends. */
export interface Mark {
  readonly drafts: number;
  readonly busy: number;
  readonly links: number;
}

/** A place that was entered. Whatever was found below stands between two marks, and below the places linked there. */
export interface Entry {
  readonly from: Mark;
  to: Mark;
}

/** What an earlier walk along the same automaton has met. */
export interface Earlier {
  trail: Trail;
  /** The object that the earlier walk had in the place of one. */
  twinOf(value: object): object | undefined;
  /** Takes over what was found below a place. */
  repeat(entry: Entry): void;
}

/** Where a walk was: an object is entered once for each state and name. */
export class Trail {
  readonly #entries = new Map<object, Map<State, Map<string, Entry>>>();
  readonly #links: Entry[] = [];
  readonly #found: () => Omit<Mark, "links">;
  readonly #earlier: Earlier | undefined;

  constructor(found: () => Omit<Mark, "links">, earlier?: Earlier) {
    this.#found = found;
    this.#earlier = earlier;
  }

  /** Undefined where it is known what there is to be found. The entry is to be left. */
  enter(value: object, state: State, name: string): Entry | undefined {
    const states = getOrMake(this.#entries, value, () => new Map<State, Map<string, Entry>>());
    const names = getOrMake(states, state, () => new Map<string, Entry>());
    const known = names.get(name);
    if (known) {
      this.#links.push(known);
      return undefined;
    }
    const from = this.#mark();
    const entry: Entry = { from, to: from };
    names.set(name, entry);
    return this.#repeats(value, state, name) ? undefined : entry;
  }

  leave(entry: Entry): void {
    entry.to = this.#mark();
  }

  /** Places below one that had been entered already. */
  linksOf({ from, to }: Entry): readonly Entry[] {
    return this.#links.slice(from.links, to.links);
  }

  #repeats(value: object, state: State, name: string): boolean {
    const earlier = this.#earlier;
    const twin = earlier?.twinOf(value);
    if (!earlier || !twin) return false;
    const before = earlier.trail.#entries.get(twin)?.get(state)?.get(name);
    if (before) earlier.repeat(before);
    return before !== undefined;
  }

  #mark(): Mark {
    return { ...this.#found(), links: this.#links.length };
  }
}
