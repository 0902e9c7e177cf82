import fc from "fast-check";
import { expect, test } from "vitest";
import type { Document } from "../../../../src/document/document.ts";
import type { Node } from "../../../../src/document/node.ts";
import { agreementOf, isSettled } from "../../../../src/lint/consistency/agreement.ts";
import { casesOf } from "../../../../src/lint/consistency/case.ts";
import type { Observation } from "../../../../src/lint/consistency/convention.ts";
import { check } from "../../../support/property.ts";

/** Places do not matter here. */
const place: Node = { document: {} as Document, value: null, parent: undefined, key: "" };

const named = (...names: string[]): Observation[] =>
  names.map((subject) => ({ styles: casesOf(subject) ?? [], place, subject }));

const outliersOf = (...names: string[]): string[] =>
  agreementOf(named(...names)).outliers.map(({ subject }) => subject);

test("nothing observed is no disagreement", () => {
  expect(agreementOf([])).toEqual({ majority: undefined, outliers: [], counts: new Map(), score: 100 });
});

test("names of one word agree with every style of several words", () => {
  expect(agreementOf(named("id", "name", "user_name")).majority).toBe("snake_case");
  expect(outliersOf("id", "name", "user_name")).toEqual([]);
});

test("names of one word do not hide that the others disagree", () => {
  const words = Array.from({ length: 90 }, () => "id");
  const agreement = agreementOf(named(...words, "a_b", "c_d", "e_f", "aB"));
  expect(agreement.score).toBe(75);
  expect([...agreement.counts]).toEqual([
    ["snake_case", 3],
    ["camelCase", 1],
  ]);
  expect(isSettled(agreement)).toBe(true);
});

test("half and half is no convention", () => {
  const agreement = agreementOf(named("a_b", "c_d", "aB", "cD"));
  expect(agreement.score).toBe(50);
  expect(isSettled(agreement)).toBe(false);
});

test("a mixture is always an outlier", () => {
  expect(outliersOf("id", "A_b")).toEqual(["A_b"]);
  expect([...agreementOf(named("A_b")).counts]).toEqual([["mixed", 1]]);
  expect(agreementOf(named("A_b")).majority).toBeUndefined();
});

test("words in capitals disagree with words in small letters", () => {
  expect(outliersOf("active", "closed", "open", "ACTIVE")).toEqual(["ACTIVE"]);
  expect(agreementOf(named("active", "closed", "open", "ACTIVE")).score).toBe(75);
});

const observations: fc.Arbitrary<Observation[]> = fc.array(
  fc.record({
    styles: fc.uniqueArray(fc.constantFrom<string>("a", "b", "c"), { maxLength: 3 }),
    subject: fc.constantFrom("x", "y", "z"),
    place: fc.constant(place),
  }),
  { maxLength: 20 },
);

test("what is in the majority's style is no outlier, and the other way round", () =>
  check(
    fc.property(observations, (all) => {
      const { majority = "", outliers, score } = agreementOf(all);
      expect(outliers).toEqual(all.filter(({ styles }) => !styles.includes(majority)));
      expect(score === 100).toBe(outliers.length === 0);
      expect(score).toBeGreaterThanOrEqual(0);
      const most = (style: string) => all.filter(({ styles }) => styles.includes(style)).length;
      for (const style of ["a", "b", "c"]) expect(most(style)).toBeLessThanOrEqual(most(majority));
    }),
    300,
  ));

test("the order of a description does not matter", () =>
  check(
    fc.property(
      observations.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
      ),
      ([all, shuffled]) => {
        const [a, b] = [agreementOf(all), agreementOf(shuffled)];
        expect([b.majority, b.score, [...b.counts]]).toEqual([a.majority, a.score, [...a.counts]]);
      },
    ),
    300,
  ));
