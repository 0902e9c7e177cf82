import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ExactNumber,
  equalJson,
  exactNumber,
  isNumber,
  isObject,
  isPlain,
  type Json,
  show,
} from "../../../src/document/value.ts";
import { check } from "../../support/property.ts";

describe("exactNumber", () => {
  test("is the number itself for whatever a double holds", async () => {
    await check(
      fc.property(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger()), (number) => {
        fc.pre(!Number.isInteger(number) || Number.isSafeInteger(number));
        expect(exactNumber(String(number))).toBe(Object.is(number, -0) ? 0 : number);
      }),
      100,
    );
  });

  test("is a bigint for whole numbers beyond", async () => {
    await check(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 200n }), (number) => {
        expect(BigInt(exactNumber(String(number)) as bigint)).toBe(number);
        expect(BigInt(exactNumber(`-${number}`) as bigint)).toBe(-number);
      }),
      100,
    );
  });

  test("does not depend on how a number is written", async () => {
    await check(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 40n }),
        fc.integer({ min: -30, max: 30 }),
        fc.nat(20),
        (digits, power, zeros) => {
          const one = exactNumber(`${digits}e${power}`);
          const other = exactNumber(`${digits}${"0".repeat(zeros)}e${power - zeros}`);
          const fraction = exactNumber(`${digits}.${"0".repeat(zeros)}E${power >= 0 ? "+" : ""}${power}`);
          expect(equalJson(one, other)).toBe(true);
          expect(equalJson(one, fraction)).toBe(true);
        },
      ),
      100,
    );
  });

  test("different digits are different numbers", async () => {
    await check(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.integer({ min: -60, max: 30 }), (digits, power) => {
        expect(equalJson(exactNumber(`${digits}e${power}`), exactNumber(`${digits + 1n}e${power}`))).toBe(false);
        expect(equalJson(exactNumber(`${digits}e${power}`), exactNumber(`-${digits}e${power}`))).toBe(false);
      }),
      100,
    );
  });

  test.each(["1e999999999", "1e-999999999", `1${"0".repeat(5_000)}`, `0.${"0".repeat(5_000)}1`, "-1e400"])(
    "%# costs no time and stays finite in size",
    (lexeme) => {
      const started = performance.now();
      expect(isNumber(exactNumber(lexeme))).toBe(true);
      expect(show(exactNumber(lexeme)).length).toBeLessThanOrEqual(60);
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});

describe("equalJson and show", () => {
  const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

  test("agree: two values are equal when they are shown alike", async () => {
    await check(
      fc.property(value, value, (a, b) => {
        expect(equalJson(a, b)).toBe(show(a, Infinity) === show(b, Infinity));
        expect(equalJson(a, structuredClone(a))).toBe(true);
      }),
      100,
    );
  });

  test("do not look at the order of keys", async () => {
    await check(
      fc.property(fc.dictionary(fc.string(), value), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(equalJson(object, reversed)).toBe(true);
        expect(show(object)).toBe(show(reversed));
      }),
      100,
    );
  });

  test("tell own keys from inherited ones, null from nothing, text from numbers", () => {
    expect(equalJson({ constructor: 1 } as unknown as Json, {})).toBe(false);
    expect(equalJson({ a: 1 }, { toString: 1 } as unknown as Json)).toBe(false);
    expect(equalJson(null, undefined)).toBe(false);
    expect(equalJson("1", 1)).toBe(false);
    expect(equalJson([], {})).toBe(false);
    expect(equalJson(9007199254740993n, 9007199254740992)).toBe(false);
  });

  test("show cuts long values and ends them with …", () => {
    expect(show("x".repeat(100), 10)).toBe('"xxxxxxxx…');
    expect(show(9007199254740993n)).toBe("9007199254740993");
  });
});

test("an exact number is no object, and does not pass for plain JSON", () => {
  const exact = new ExactNumber("1e400");
  expect([
    isObject(exact),
    isNumber(exact),
    isPlain(exact),
    isPlain([{ a: exact }]),
    isPlain([{ a: 1n }]),
    isPlain([{ a: 1 }]),
  ]).toEqual([false, true, false, false, false, true]);
});
