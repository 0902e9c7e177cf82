import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineColumn } from "../../../src/document/line-column.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { Utf8Text } from "../../../src/document/utf8-text.ts";
import { errorOf } from "../../support/errors.ts";
import { check } from "../../support/property.ts";

const source = (text: string) => new Utf8Text(Buffer.from(text));

const isAscii = (character: string) => character < "\x80" && character !== "\n";

const text = fc
  .array(
    fc.oneof(fc.constantFrom("\n", "\r\n", "\r", "a", "é", "☃", "😀", "中文", '"'), fc.string({ unit: "grapheme" })),
  )
  .map((parts) => parts.join(""))
  .filter((whole) => !whole.startsWith("\ufeff"));

test("places and lines are those of the decoded text, with a byte order mark or without", async () => {
  await check(
    fc.property(text, fc.boolean(), (whole, isMarked) => {
      const utf8 = source(isMarked ? `\ufeff${whole}` : whole);
      let at = 0;
      for (const character of whole) {
        const offset = Buffer.byteLength(whole.slice(0, at));
        if (isAscii(character)) expect(utf8.positionAt(offset)).toEqual(lineColumn(whole, at));
        at += character.length;
      }
      for (const [index, line] of whole.split(/\r\n|\n|\r/).entries()) expect(utf8.line(index + 1, 1, 1000)).toBe(line);
    }),
    100,
  );
});

test("of a long line that much is shown from a column on", async () => {
  await check(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 30 }), (whole, pick, longest) => {
      const line = whole.replace(/[\r\n]/g, "");
      const places = [...line].map((character, index, all) => ({
        character,
        column: all.slice(0, index).join("").length + 1,
      }));
      const starts = places.filter(({ character }) => isAscii(character)).map(({ column }) => column);
      const column = starts[pick % Math.max(starts.length, 1)] ?? 1;
      const shown = source(`first\n${line}\nlast`).line(2, column, longest);
      expect(shown).toBe(line.length > longest ? line.slice(column - 1, column - 1 + longest) : line);
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

  test("are not made of what is written in another script throughout", () => {
    expect(source("字 ".repeat(3000)).escaped()).toBeUndefined();
    expect(parseDocument(blob(JSON.stringify({ text: "字 ".repeat(3000) }))).value).toEqual({
      text: "字 ".repeat(3000),
    });
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
