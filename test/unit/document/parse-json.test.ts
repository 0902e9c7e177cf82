import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../../src/document/parse-json.ts";
import { findSyntaxError } from "../../../src/document/read-json.ts";
import { scanJson } from "../../../src/document/scan-json.ts";
import { errorOf } from "../../support/errors.ts";
import { isJson } from "../../support/is-json.ts";
import { check } from "../../support/property.ts";

const parse = (text: string) => parseJson(Buffer.from(text), text, "f.json");

describe("parseJson", () => {
  test("reads what JSON.parse reads", async () => {
    await check(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, 2), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(parse(written)).toEqual(JSON.parse(written));
      }),
      100,
    );
  });

  test("refuses what JSON.parse refuses, and says where", async () => {
    await check(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom("", "}", "]", ",", ":", '"', "0", "x", "\\", "\n"),
        (text, at, inserted) => {
          const position = at % (text.length + 1);
          const broken = text.slice(0, position) + inserted + text.slice(position + 1);
          if (isJson(broken)) return;
          const { code, location } = errorOf(() => parse(broken));
          expect(code).toBe("E_PARSE");
          expect(location?.line).toBeGreaterThanOrEqual(1);
          expect(location?.line).toBeLessThanOrEqual(broken.split(/\r\n|\n|\r/).length);
        },
      ),
      100,
    );
  });

  test("refuses a repeated key at any depth, with the place of the second", async () => {
    await check(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom("object", "array"), { maxLength: 5 }),
        fc.json({ maxDepth: 2 }),
        (key, around, value) => {
          const name = JSON.stringify(key);
          const inner = `{${name}:${value},\n${name}:${value}}`;
          const text = around.reduce((text, kind) => (kind === "array" ? `[1,${text}]` : `{"a":1,"b":${text}}`), inner);
          const error = errorOf(() => parse(text));
          expect(error.message).toContain("appears twice");
          expect(error.location).toMatchObject({ line: 2, column: 1 });
        },
      ),
      100,
    );
  });

  test("the same key in two objects, and as a value, is no repetition", () => {
    expect(parse('{"a":{"a":"a"},"b":[{"a":1},{"a":2}]}')).toEqual({ a: { a: "a" }, b: [{ a: 1 }, { a: 2 }] });
    expect(parse('{"a":":,{}[]\\":","b":"}"}')).toEqual({ a: ':,{}[]":', b: "}" });
  });

  test("keeps __proto__ as an own key", () => {
    const value = parse('{"__proto__":{"x":1},"constructor":2}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(value.x).toBeUndefined();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test("a string that looks like the mark of a long number is a string", () => {
    expect(parse('["\\u0000abc:9007199254740993", 9007199254740993, 1.5]')).toEqual([
      "\0abc:9007199254740993",
      9007199254740993n,
      1.5,
    ]);
  });

  test.each([
    ["{", 1, 2],
    ['{"a" 1}', 1, 6],
    ['{"a":1 "b":2}', 1, 8],
    ['{"a":1,}', 1, 8],
    ["[1,]", 1, 4],
    ["[1 2]", 1, 4],
    ["[1}", 1, 3],
    ["{]", 1, 2],
    ["[\n  nul\n]", 2, 3],
    ["[\n  tru]", 2, 3],
    ['["a\nb"]', 1, 2],
    ["[01]", 1, 2],
    ["[1.]", 1, 2],
    ["[.5]", 1, 2],
    ["[+1]", 1, 2],
    ["[-]", 1, 2],
    ['["\\x"]', 1, 2],
    ['["\\u12g4"]', 1, 2],
    ["{} x", 1, 4],
    ["\u00a0{}", 1, 1],
  ])("%j is wrong at %i:%i, or within what begins there", (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    const found = findSyntaxError(text);
    expect(found.line).toBe(line);
    expect(found.column).toBeGreaterThanOrEqual(column);
    expect(found.column).toBeLessThanOrEqual(column + 3);
    expect(found.message).toMatch(/^expected .+, found .+/);
  });

  test("128 levels are read, 129 are refused before anything is built", () => {
    expect(parse("[".repeat(128) + "]".repeat(128))).toBeDefined();
    expect(errorOf(() => parse("[".repeat(129) + "]".repeat(129)))).toMatchObject({
      code: "E_LIMIT",
      location: { file: "f.json" },
    });
    expect(errorOf(() => parse("[".repeat(1_000_000))).code).toBe("E_LIMIT");
  });
});

describe("scanJson", () => {
  test("counts members and levels, and finds the numbers a double may not hold", async () => {
    await check(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const scan = scanJson(Buffer.from(text));
        const [members, depth] = measure(JSON.parse(text));
        expect({ members: scan.members, depth: scan.depth }).toEqual({ members, depth });
      }),
      100,
    );
    const text = '{"1234567890123456789":[1234567890123456789,1e5,12],"b":-0.12345678901234567}';
    expect(scanJson(Buffer.from(text)).longNumbers.map(([start, end]) => text.slice(start, end))).toEqual([
      "1234567890123456789",
      "1e5",
      "-0.12345678901234567",
    ]);
  });
});

/** Members and depth of a value. */
function measure(value: unknown): [number, number] {
  if (typeof value !== "object" || value === null) return [0, 0];
  const children = Object.values(value).map(measure);
  const own = Array.isArray(value) ? 0 : children.length;
  return [
    own + children.reduce((sum, [members]) => sum + members, 0),
    1 + Math.max(0, ...children.map(([, depth]) => depth)),
  ];
}
