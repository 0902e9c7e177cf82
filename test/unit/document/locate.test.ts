import fc from "fast-check";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import type { Position } from "../../../src/document/locate.ts";
import { locateJson } from "../../../src/document/locate-json.ts";
import { locateYaml } from "../../../src/document/locate-yaml.ts";
import { formatPointer } from "../../../src/document/pointer.ts";
import { Utf8Text } from "../../../src/document/utf8-text.ts";
import { check } from "../../support/property.ts";

type Path = readonly (string | number)[];

/** Writes JSON and, while it does, notes the place of every pointer: an oracle that never reads. */
class Writer {
  text = "";
  readonly places = new Map<string, Position>();
  readonly #gaps: readonly string[];
  #gap = 0;

  constructor(value: unknown, gaps: readonly string[]) {
    this.#gaps = gaps;
    this.#space();
    this.#mark([]);
    this.#value(value, []);
    this.#space();
  }

  #space(): void {
    this.text += this.#gaps[this.#gap % this.#gaps.length] ?? "";
    this.#gap++;
  }

  #mark(path: Path): void {
    const lines = this.text.split("\n");
    this.places.set(formatPointer(path), { line: lines.length, column: (lines.at(-1) ?? "").length + 1 });
  }

  #value(value: unknown, path: Path): void {
    if (typeof value !== "object" || value === null) this.text += JSON.stringify(value);
    else if (Array.isArray(value)) this.#members("[", "]", [...value.entries()], path);
    else this.#members("{", "}", Object.entries(value), path);
  }

  #members(open: string, close: string, members: [string | number, unknown][], path: Path): void {
    this.text += open;
    for (const [index, [key, child]] of members.entries()) {
      if (index > 0) this.text += ",";
      this.#space();
      this.#mark([...path, key]);
      if (typeof key === "string") this.text += `${JSON.stringify(key)}:`;
      if (typeof key === "string") this.#space();
      this.#value(child, [...path, key]);
      this.#space();
    }
    this.text += close;
  }
}

const sourceOf = (text: string) => new Utf8Text(Buffer.from(text));

const gaps = fc.array(fc.constantFrom("", " ", "\n", "\r\n", "\t", "  \n "), { minLength: 1, maxLength: 7 });
const value = fc.jsonValue({ maxDepth: 5 });

describe("locateJson", () => {
  test("finds every place, all at once and one by one", async () => {
    await check(
      fc.property(value, gaps, fc.nat(), (tree, spaces, pick) => {
        const { text, places } = new Writer(tree, spaces);
        expect(locateJson(sourceOf(text), new Set(places.keys()))).toEqual(places);
        const one = [...places.keys()][pick % places.size] ?? "";
        expect(locateJson(sourceOf(text), new Set([one]))).toEqual(new Map([[one, places.get(one)]]));
      }),
      200,
    );
  });

  test("leaves out what is not there", () => {
    expect(locateJson(sourceOf('{"a":[1]}'), new Set(["/a/1", "/b", "/a/x", "/a/-", "/a/00"]))).toEqual(new Map());
  });

  test("strings full of brackets, quotes and backslashes lead nowhere else", async () => {
    const hostile = fc
      .array(fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "\\\\", "a", "\n", "\u2028"))
      .map((parts) => parts.join(""));
    await check(
      fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 6 }), (pairs) => {
        const { text, places } = new Writer(Object.fromEntries(pairs), [" "]);
        expect(locateJson(sourceOf(text), new Set(places.keys()))).toEqual(places);
      }),
      100,
    );
  });
});

describe("locateYaml", () => {
  test("finds in JSON what locateJson finds", async () => {
    await check(
      fc.property(value, (tree) => {
        const text = JSON.stringify(tree, null, 2);
        fc.pre(!/\\u|__proto__|"<<"/.test(text) && typeof tree === "object" && tree !== null);
        const { places } = new Writer(tree, [""]);
        const wanted = new Set([...places.keys()].filter((pointer) => pointer !== ""));
        expect(locateYaml(text, wanted)).toEqual(locateJson(sourceOf(text), wanted));
      }),
      50,
    );
  });

  test("finds every key of block YAML at the key", async () => {
    const word = fc.constantFrom("paths", "/a/{id}", "200", "no", "x y", "é", "a: b", "#c", "- d", "'q'");
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("text", 12, true, "a: b", "line\nline\n"),
        fc.dictionary(word, tie("node"), { minKeys: 1, maxKeys: 4 }),
        fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
      ),
    })).node;
    await check(
      fc.property(tree, (root) => {
        const text = yaml.dump({ root });
        const lines = text.split("\n");
        for (const [pointer, key] of keysOf({ root })) {
          const place = locateYaml(text, new Set([pointer])).get(pointer);
          const written = yaml.dump({ [key]: 1 }).replace(/: 1\n$/, "");
          const found = lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1) ?? "";
          expect(found.slice(0, written.length + 1), `${pointer} in\n${text}`).toBe(`${written}:`);
        }
      }),
      50,
    );
  });
});

/** Pointers of all object members, with their keys. */
function keysOf(value: unknown, path: Path = []): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((child, index) => keysOf(child, [...path, index]));
  return Object.entries(value).flatMap(([key, child]) => [
    [formatPointer([...path, key]), key] as [string, string],
    ...keysOf(child, [...path, key]),
  ]);
}
