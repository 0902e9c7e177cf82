import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineColumn } from "../../../src/document/line-column.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { Utf8Text } from "../../../src/document/utf8-text.ts";
import { errorOf } from "../../support/errors.ts";
import { check } from "../../support/property.ts";

const source = (text: string) => new Utf8Text(Buffer.from(text));

const text = fc
  .array(
    fc.oneof(fc.constantFrom("\n", "\r\n", "\r", "a", "é", "☃", "😀", "中文", '"'), fc.string({ unit: "grapheme" })),
  )
  .map((parts) => parts.join(""))
  .filter((whole) => !whole.startsWith("\ufeff"));

/** Where characters begin, in code units; of a line's end nobody asks. */
const startsOf = (whole: string) =>
  [...whole].flatMap((character, index, all) =>
    /[\r\n]/.test(character) ? [] : [all.slice(0, index).join("").length],
  );

test("places and lines are those of the decoded text, with a byte order mark or without, in any order", async () => {
  await check(
    fc.property(text, fc.boolean(), fc.boolean(), (whole, isMarked, isBackwards) => {
      const utf8 = source(isMarked ? `\ufeff${whole}` : whole);
      const starts = startsOf(whole);
      for (const at of isBackwards ? starts.reverse() : starts)
        expect(utf8.positionAt(Buffer.byteLength(whole.slice(0, at)))).toEqual(lineColumn(whole, at));
      for (const [index, line] of whole.split(/\r\n|\n|\r/).entries()) expect(utf8.line(index + 1, 1, 1000)).toBe(line);
    }),
    100,
  );
});

test("of a long line that much is shown from a column on, whether its place was asked for or not", async () => {
  await check(
    fc.property(text, fc.boolean(), fc.integer({ min: 1, max: 30 }), (whole, isAsked, longest) => {
      const line = whole.replace(/[\r\n]/g, "");
      const utf8 = source(`first\n${line}\nlast`);
      for (const at of startsOf(line)) {
        if (isAsked) utf8.positionAt("first\n".length + Buffer.byteLength(line.slice(0, at)));
        expect(utf8.line(2, at + 1, longest)).toBe(line.length > longest ? line.slice(at, at + longest) : line);
      }
    }),
    200,
  );
});

test("a line that is not there has no text", () => {
  expect(source("a\nb").line(3, 1, 10)).toBeUndefined();
  expect(source("").line(1, 1, 10)).toBe("");
});

describe("escapes", () => {
  test("mean the same", async () => {
    await check(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
        const written = JSON.stringify(value);
        fc.pre(!/\\[^\0-\x7f]/.test(written));
        const escaped = source(written).escaped();
        expect(escaped).toMatch(/^[\0-\x7f]*$/);
        expect(JSON.parse(escaped as string)).toEqual(JSON.parse(written));
      }),
      200,
    );
  });

  test.each(["字 ", "字"])("are not made of what is written in another script throughout: %j", (unit) => {
    const whole = { text: unit.repeat(10_000) };
    expect(source(JSON.stringify(whole)).escaped()).toBeUndefined();
    expect(parseDocument(blob(JSON.stringify(whole))).value).toEqual(whole);
  });

  const blob = (whole: string) => ({ path: "a.json", bytes: Buffer.from(whole), oid: "0" });

  test.each([
    ["behind a backslash", '{"é": "\\é"}', 1, 7],
    ["outside of strings", '{"é": é}', 1, 7],
    ["a no-break space", '{\u00a0"a": 1}', 1, 2],
  ])("make no JSON of what is none: %s", (_, whole, line, column) => {
    expect(errorOf(() => parseDocument(blob(whole)))).toMatchObject({
      code: "E_PARSE",
      location: { file: "a.json", line, column },
    });
  });

  test("numbers with many digits survive beside them and behind a byte order mark", () => {
    expect(parseDocument(blob('\ufeff{"é": 12345678901234567890}')).value).toEqual({ é: 12345678901234567890n });
  });
});
