import { isObject, type Json } from "../support/json.ts";

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = list.map((item) => ({ item, rank: random() }));
  return result.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** The same value with the members of every object in another order. */
export function shuffledKeys(value: Json, random: () => number): Json {
  if (Array.isArray(value)) return value.map((item) => shuffledKeys(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    shuffled(Object.entries(value), random).map(([key, child]) => [key, shuffledKeys(child, random)]),
  );
}
