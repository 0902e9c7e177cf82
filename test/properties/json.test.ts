import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { parseJson } from "../../src/document/parse-json.ts";
import type { Json } from "../../src/document/value.ts";
import { isJson } from "../support/is-json.ts";
import { check } from "../support/property.ts";

const parse = (text: string): Json => parseJson(Buffer.from(text), text, "api.json");

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
      const again = escaped ? `"${escapedUnits(name)}"` : JSON.stringify(name);
      const object = `{"other":1,${JSON.stringify(name)}:${JSON.stringify(value)} , ${again}:2}`;
      fc.pre(name !== "other");
      const text = `${'{"below":['.repeat(depth)}${object}${"]}".repeat(depth)}`;
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

/** Every UTF-16 unit as `\u00e9`. */
function escapedUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
