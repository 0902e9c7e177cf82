import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { parseJson } from "../../src/document/parse-json.ts";
import { parseYaml } from "../../src/document/parse-yaml.ts";
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

describe("JSON", () => {
  const texts = fc.json({ stringUnit: "grapheme" });

  test("is read as JSON.parse reads it", async () => {
    await check(
      fc.property(texts, fc.constantFrom(undefined, 1, "\t"), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(parse(written)).toEqual(JSON.parse(written));
      }),
      800,
    );
  });

  test("a repeated key is refused, wherever it stands and however it is written", async () => {
    const names = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "a/b", "", "é", "\u2028"));
    const property = fc.property(names, fc.jsonValue(), fc.boolean(), fc.nat(3), (name, value, escaped, depth) => {
      const again = escaped
        ? `"${[...name].map((char) => [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")).join("")}"`
        : JSON.stringify(name);
      const object = `{"other":1,${JSON.stringify(name)}:${JSON.stringify(value)} , ${again}:2}`;
      fc.pre(name !== "other");
      const text = `${'{"below":['.repeat(depth)}${object}${"]}".repeat(depth)}`;
      expect(() => parse(text)).toThrow(ApigateError);
      expect(() => parse(text)).toThrow("appears twice");
    });
    await check(property, 500);
  });

  test("what JSON.parse refuses is refused with a place", async () => {
    const property = fc.property(
      texts,
      fc.nat(),
      fc.constantFrom("", ",", "}", "]", "{", '"', "x", "'", "01", "\\", "\u0000"),
      (text, at, inserted) => {
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + inserted + text.slice(place + (inserted === "" ? 1 : 0));
        fc.pre(!isJson(broken));
        let error: unknown;
        try {
          parse(broken);
        } catch (thrown) {
          error = thrown;
        }
        expect(error).toBeInstanceOf(ApigateError);
        expect((error as ApigateError).location).toEqual({
          file: "api.json",
          line: expect.any(Number),
          column: expect.any(Number),
        });
      },
    );
    await check(property, 800);
  });
});

describe("numbers that JSON does not have", () => {
  test.each([
    "[01]",
    "[1.]",
    "[.5]",
    "[+1]",
    "[-]",
    "[1e]",
    "[01234567890123456789]",
    "[12345678901234567890.]",
    "[-012345678901234567890.5e3]",
    "[1234567890123456789e]",
  ])("%s", (text) => {
    expect(isJson(text)).toBe(false);
    expect(() => parse(text)).toThrow(ApigateError);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("YAML 1.2", () => {
  test.each<[string, Json]>([
    ["null", null],
    ["~", null],
    ["", null],
    ["true", true],
    ["False", false],
    ["yes", "yes"],
    ["no", "no"],
    ["on", "on"],
    ["Off", "Off"],
    ["y", "y"],
    ["0o17", 15],
    ["017", 17],
    ["0x1F", 31],
    ["0b11", "0b11"],
    ["1_000", "1_000"],
    ["+12", 12],
    ["-0", 0],
    ["12:30:45", "12:30:45"],
    ["2024-01-01", "2024-01-01"],
    ["1e3", 1000],
    ["1.10", 1.1],
    [".5", 0.5],
    ["5.", 5],
    ["9007199254740993", 9007199254740993n],
    ["1.2.3", "1.2.3"],
    ["=", "="],
    ["'1'", "1"],
    ['"no"', "no"],
    ["!!str 1", "1"],
  ])("%s", (text, value) => expect(parseYaml(`a: ${text}\n`, "api.yaml")).toEqual({ a: value }));

  test.each([".inf", "-.INF", ".nan", "!!binary aGk=", "!!js/function x", "!custom 1", "*missing"])(
    "%s is refused",
    (text) => {
      expect(() => parseYaml(`a: ${text}\n`, "api.yaml")).toThrow(ApigateError);
    },
  );

  test("keys keep their spelling", () => {
    expect(Object.keys(parseYaml("200: a\n1.10: b\nyes: c\nnull: d\n0x10: e\n", "api.yaml") as object)).toEqual([
      "200",
      "1.10",
      "yes",
      "null",
      "0x10",
    ]);
  });

  test("JSON is YAML: both readers agree", async () => {
    const printable = fc.string({ unit: fc.constantFrom(..."abé😀 /:#-{}[],&*!|>'\"%@`\\\t\n~0") });
    const values = fc
      .jsonValue({ stringUnit: "grapheme" })
      .map((value) => JSON.parse(JSON.stringify(value).replace(/[\u007f-\u009f\ufeff\ufffe\uffff]/g, "?")) as Json);
    const property = fc.property(
      values,
      fc.dictionary(printable, printable, { noNullPrototype: true }),
      (value, dictionary) => {
        const text = JSON.stringify({ value, dictionary });
        expect(parseYaml(text, "api.yaml")).toEqual(parse(text));
      },
    );
    await check(property, 500);
  });

  test("a repeated key is refused", () => {
    for (const text of ["a: 1\na: 2\n", "{a: 1, 'a': 2}\n", "x:\n  - b: 1\n    b: 1\n", "200: x\n'200': y\n"])
      expect(() => parseYaml(text, "api.yaml")).toThrow("appears twice");
  });
});
