import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "../../../src/document/decode.ts";
import { errorOf } from "../../support/errors.ts";
import { check } from "../../support/property.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test("text comes back as it was, less one byte order mark", async () => {
  await check(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
      expect(decode(bytes(text), "f")).toBe(text);
      expect(decode(bytes(`\ufeff${text}`), "f")).toBe(text);
    }),
    100,
  );
});

test("a view into a larger buffer is read within its bounds", () => {
  const buffer = bytes("xxé ok\0\0");
  expect(decode(buffer.subarray(2, 7), "f")).toBe("é ok");
});

test.each([
  ["a stray byte", bytes("ab\nc", [0xff], "d"), "not valid UTF-8", 2, 2],
  ["a byte of Latin-1 between letters", bytes("M", [0xfc], "ller"), "not valid UTF-8", 1, 2],
  ["behind characters of several bytes", bytes("é☃😀", [0x80]), "not valid UTF-8", 1, 5],
  ["an overlong encoding", bytes("a", [0xc0, 0xaf]), "not valid UTF-8", 1, 2],
  ["a surrogate", bytes("a", [0xed, 0xa0, 0x80]), "not valid UTF-8", 1, 2],
  ["beyond Unicode", bytes("a", [0xf4, 0x90, 0x80, 0x80]), "not valid UTF-8", 1, 2],
  ["a cut sequence at the end", bytes("a\r\nb", [0xe2, 0x82]), "not valid UTF-8", 2, 2],
  ["a NUL", bytes("ab\ncd\0e"), "NUL", 2, 3],
  ["a merge conflict", bytes("a\n<<<<<<< HEAD\n"), "merge conflict", 2, 1],
])("%s is refused, with its place", (_, content, message, line, column) => {
  const error = errorOf(() => decode(content, "f"));
  expect(error).toMatchObject({ code: "E_PARSE", location: { file: "f", line, column } });
  expect(error.message).toContain(message);
});

test("seven angle brackets in a text are no conflict", () => {
  expect(decode(bytes('x: "<<<<<<< no"\n <<<<<<< no\n'), "f")).toContain("no");
});
