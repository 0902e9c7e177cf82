import { equalJson, type Json, show } from "../document/value.ts";

/** Shorter lists are looked through one by one. */
const FEW = 16;

/** The values of long lists as text, which tells all values apart (`show` keeps every digit and sorts names). */
const texts = new WeakMap<readonly Json[], Set<string>>();

const textOf = (value: Json): string => show(value, Infinity);

/** Whether a list holds a value; in long lists it is looked up. */
export function includes(list: readonly Json[], value: Json): boolean {
  if (list.length <= FEW) return list.some((other) => equalJson(other, value));
  let known = texts.get(list);
  if (!known) {
    known = new Set(list.map(textOf));
    texts.set(list, known);
  }
  return known.has(textOf(value));
}

/** Whether no two values are equal. */
export const areDistinct = (list: readonly Json[]): boolean =>
  list.length <= FEW
    ? list.every((value, index) => !includes(list.slice(0, index), value))
    : new Set(list.map(textOf)).size === list.length;

/** Each value once, in the order they came. */
export const distinct = (list: readonly Json[]): Json[] => [
  ...new Map(list.map((value) => [textOf(value), value])).values(),
];
