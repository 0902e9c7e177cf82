import { expect, test } from "vitest";
import { seeded, spread } from "./sample.ts";
import { wilson } from "./wilson.ts";

test.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [1, 20, 0.0089, 0.2361],
  [81, 263, 0.2553, 0.3662],
  [995, 1000, 0.9883, 0.9979],
  [10_000, 10_000, 0.9996, 1],
])("%d of %d lies between %d and %d", (hits, trials, low, high) => {
  const bounds = wilson(hits, trials);
  expect(bounds?.share).toBe(hits / trials);
  expect(bounds?.low).toBeCloseTo(low, 4);
  expect(bounds?.high).toBeCloseTo(high, 4);
});

test("nothing is known from no trial", () => expect(wilson(0, 0)).toBeUndefined());

test("a sample is spread over all items, keeps their order and follows its seed", () => {
  const items = Array.from({ length: 1000 }, (_, index) => index);
  const sample = spread(items, 10, seeded(1));
  expect(sample.map((item) => Math.floor(item / 100))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(spread(items, 10, seeded(1))).toEqual(sample);
  expect(spread(items, 10, seeded(2))).not.toEqual(sample);
});

test("all items are taken where there are no more than asked for", () => {
  expect(spread([1, 2, 3], 3, seeded(1))).toEqual([1, 2, 3]);
  expect(spread([1, 2, 3], Number.POSITIVE_INFINITY, seeded(1))).toEqual([1, 2, 3]);
});
