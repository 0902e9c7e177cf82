import fc from "fast-check";
import { expect, test } from "vitest";
import { lineColumn } from "../../../src/document/line-column.ts";
import { formatPointer, parsePointer } from "../../../src/document/pointer.ts";
import { check } from "../../support/property.ts";

test("pointers are read back as they were written", async () => {
  const token = fc.oneof(fc.string(), fc.constantFrom("~", "/", "~0", "~1", "", "a"));
  await check(
    fc.property(fc.array(token), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
    }),
    100,
  );
});

/** RFC 6901 §5. */
test.each([
  ["", []],
  ["/foo/0", ["foo", "0"]],
  ["/", [""]],
  ["/a~1b", ["a/b"]],
  ["/m~0n", ["m~n"]],
  ["/~01", ["~1"]],
])("%j", (pointer, tokens) => {
  expect(parsePointer(pointer)).toEqual(tokens);
  expect(formatPointer(tokens)).toBe(pointer);
});

test("lines end with CR LF, LF or CR; columns count UTF-16 units", () => {
  const text = "a\r\nb\nc\rd😀e";
  expect(lineColumn(text, 0)).toEqual({ line: 1, column: 1 });
  expect(lineColumn(text, text.indexOf("b"))).toEqual({ line: 2, column: 1 });
  expect(lineColumn(text, text.indexOf("c"))).toEqual({ line: 3, column: 1 });
  expect(lineColumn(text, text.indexOf("e"))).toEqual({ line: 4, column: 4 });
});
