import { type Json, show } from "./value.ts";

/** JSON values, each once: what `equalJson` takes for the same is found without looking at all the others. */
export class ValueSet {
  readonly #plain = new Set<Json>();
  /** Objects, lists and numbers that keep their digits, as canonical text. */
  readonly #written = new Set<string>();

  constructor(values: Iterable<Json> = []) {
    for (const value of values) this.add(value);
  }

  /** True when the value was not there yet. */
  add(value: Json): boolean {
    if (this.has(value)) return false;
    if (isWritten(value)) this.#written.add(show(value, Infinity));
    else this.#plain.add(value);
    return true;
  }

  has(value: Json): boolean {
    return isWritten(value) ? this.#written.has(show(value, Infinity)) : this.#plain.has(value);
  }
}

const isWritten = (value: Json): boolean => typeof value === "object" && value !== null;
