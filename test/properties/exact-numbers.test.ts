import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/document/parse-json.ts";
import { equalJson, exactNumber, type Json, show } from "../../src/document/value.ts";
import { compareNumbers } from "../../src/schema/bounds.ts";
import { check } from "../support/property.ts";

const parse = (text: string): Json => parseJson(Buffer.from(text), text, "api.json");

/** A decimal number as an integer times a power of ten, and one of its many spellings. */
interface Decimal {
  digits: bigint;
  exponent: number;
}

const decimals: fc.Arbitrary<Decimal> = fc.record({
  digits: fc.oneof(
    fc.bigInt({ min: -1000n, max: 1000n }),
    fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
    fc.constantFrom(2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)),
  ),
  exponent: fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -30, max: 30 })),
});

/** `12300e-2`, `123`, `1.23e2` … as JSON allows. */
function spelling({ digits, exponent }: Decimal, zeros: number, point: number, upper: boolean): string {
  const sign = digits < 0n ? "-" : "";
  const text = `${digits < 0n ? -digits : digits}${"0".repeat(zeros)}`;
  const split = Math.min(point, text.length - 1);
  const whole = text.slice(0, text.length - split);
  const power = exponent - zeros + split;
  return `${sign}${whole}${split > 0 ? `.${text.slice(-split)}` : ""}${power === 0 ? "" : `${upper ? "E" : "e"}${power > 0 && upper ? "+" : ""}${power}`}`;
}

/** Compares without floating point. */
function compareExactly(a: Decimal, b: Decimal): number {
  const least = Math.min(a.exponent, b.exponent);
  const [x, y] = [a, b].map(({ digits, exponent }) => digits * 10n ** BigInt(exponent - least)) as [bigint, bigint];
  return x < y ? -1 : x > y ? 1 : 0;
}

const spelled = (decimal: fc.Arbitrary<Decimal>) =>
  fc
    .tuple(decimal, fc.nat(3), fc.nat(6), fc.boolean())
    .map(([value, zeros, point, upper]) => ({ value, text: spelling(value, zeros, point, upper) }));

describe("exact numbers", () => {
  test("a number is equal to its other spellings and to nothing else", async () => {
    const other = decimals.chain((value) =>
      fc.tuple(
        spelled(fc.constant(value)),
        spelled(fc.oneof(fc.constant(value), decimals, fc.constant({ ...value, digits: value.digits + 1n }))),
      ),
    );
    const property = fc.property(other, ([a, b]) => {
      expect(equalJson(exactNumber(a.text), exactNumber(b.text)), `${a.text} and ${b.text}`).toBe(
        compareExactly(a.value, b.value) === 0,
      );
    });
    await check(property, 3000);
  });

  test("integers of any size are ordered exactly", async () => {
    const integers = spelled(decimals.map((value) => ({ ...value, exponent: Math.max(0, value.exponent) })));
    const near = integers.chain((a) =>
      fc.tuple(fc.constant(a), fc.oneof(integers, spelled(fc.constant({ ...a.value, digits: a.value.digits + 1n })))),
    );
    const property = fc.property(near, ([a, b]) => {
      expect(Math.sign(compareNumbers(exactNumber(a.text), exactNumber(b.text))), `${a.text} and ${b.text}`).toBe(
        compareExactly(a.value, b.value),
      );
    });
    await check(property, 2000);
  });

  test("a double is not taken for the integer it is nearest to", () => {
    const [round, next] = [exactNumber("1e27"), exactNumber("1000000000000000000000000001")];
    expect(Math.sign(compareNumbers(round, next))).toBe(-1);
  });

  test("what a double holds exactly is a plain number", async () => {
    const property = fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
      expect(exactNumber(JSON.stringify(double))).toBe(double === 0 ? 0 : double);
    });
    await check(property, 2000);
  });

  test.each([
    ["9007199254740993", 9007199254740993n],
    ["1e3", 1000],
    ["-1.50", -1.5],
    ["0.0", 0],
    ["1e399", 10n ** 399n],
    ["12345678901234567890", 12345678901234567890n],
  ])("%s", (text, value) => expect(exactNumber(text)).toBe(value));

  test("digits beyond a double are kept", () => {
    expect(show(parse('{"a":0.1234567890123456789,"b":9007199254740993}'))).toBe(
      '{"a":1234567890123456789e-19,"b":9007199254740993}',
    );
  });
});
