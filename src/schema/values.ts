import { getOrMake } from "../core/get-or-make.ts";
import { equalJson, type Json } from "../document/value.ts";
import { ValueSet } from "../document/value-set.ts";

/** Shorter lists are looked through one by one. */
const FEW = 16;

const sets = new WeakMap<readonly Json[], ValueSet>();

/** Whether a list holds a value; in long lists it is looked up. */
export const includes = (list: readonly Json[], value: Json): boolean =>
  list.length <= FEW
    ? list.some((other) => equalJson(other, value))
    : getOrMake(sets, list, () => new ValueSet(list)).has(value);

/** Whether no two values are equal. */
export function areDistinct(list: readonly Json[]): boolean {
  const known = new ValueSet();
  return list.every((value) => known.add(value));
}
