import fc from "fast-check";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import { locateJson } from "../../../src/document/locate-json.ts";
import { locateYaml } from "../../../src/document/locate-yaml.ts";
import { formatPointer } from "../../../src/document/pointer.ts";

/** JSON text and, while it is written, the place of every pointer: an oracle that never reads. */
function write(value: unknown, gaps: readonly string[]): { text: string; places: Map<string, { line: number; column: number }> } {
  const places = new Map<string, { line: number; column: number }>();
  let text = "";
  let gap = 0;
  const space = (): void => void (text += gaps[gap++ % gaps.length] ?? "");
  const mark = (path: (string | number)[]): void => {
    const lines = text.split("\n");
    places.set(formatPointer(path), { line: lines.length, column: (lines.at(-1) ?? "").length + 1 });
  };
  const put = (item: unknown, path: (string | number)[]): void => {
    if (typeof item !== "object" || item === null) return void (text += JSON.stringify(item));
    const isArray = Array.isArray(item);
    text += isArray ? "[" : "{";
    Object.entries(item).forEach(([key, child], index) => {
      if (index > 0) text += ",";
      space();
      mark([...path, isArray ? index : key]);
      if (!isArray) {
        text += JSON.stringify(key);
        space();
        text += ":";
        space();
      }
      put(child, [...path, isArray ? index : key]);
      space();
    });
    text += isArray ? "]" : "}";
  };
  space();
  mark([]);
  put(value, []);
  space();
  return { text, places };
}

const gaps = fc.array(fc.constantFrom("", " ", "\n", "\r\n", "\t", "  \n "), { minLength: 1, maxLength: 7 });
const value = fc.jsonValue({ maxDepth: 5 });

describe("locateJson", () => {
  test("finds every place, all at once and one by one", () => {
    fc.assert(
      fc.property(value, gaps, fc.nat(), (tree, spaces, pick) => {
        const { text, places } = write(tree, spaces);
        expect(locateJson(text, new Set(places.keys()))).toEqual(places);
        const one = [...places.keys()][pick % places.size] ?? "";
        expect(locateJson(text, new Set([one]))).toEqual(new Map([[one, places.get(one)]]));
      }),
      { numRuns: 200 },
    );
  });

  test("leaves out what is not there", () => {
    expect(locateJson('{"a":[1]}', new Set(["/a/1", "/b", "/a/x", "/a/-", "/a/00"]))).toEqual(new Map());
  });

  test("strings full of brackets, quotes and backslashes lead nowhere else", () => {
    const hostile = fc.array(fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "\\\\", "a", "\n", "\u2028")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 6 }), (pairs) => {
        const { text, places } = write(Object.fromEntries(pairs), [" "]);
        expect(locateJson(text, new Set(places.keys()))).toEqual(places);
      }),
    );
  });
});

describe("locateYaml", () => {
  test("finds in JSON what locateJson finds", () => {
    fc.assert(
      fc.property(value, (tree) => {
        const text = JSON.stringify(tree, null, 2);
        fc.pre(!/\\u|__proto__|"<<"/.test(text) && typeof tree === "object" && tree !== null);
        const { places } = write(tree, [""]);
        const wanted = new Set([...places.keys()].filter((pointer) => pointer !== ""));
        expect(locateYaml(text, wanted)).toEqual(locateJson(text, wanted));
      }),
      { numRuns: 50 },
    );
  });

  test("finds every key of block YAML at the key", () => {
    const word = fc.constantFrom("paths", "/a/{id}", "200", "no", "x y", "é", "a: b", "#c", "- d", "'q'");
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof({ depthSize: "small" }, fc.constantFrom("text", 12, true, "a: b", "line\nline\n"), fc.dictionary(word, tie("node"), { minKeys: 1, maxKeys: 4 }), fc.array(tie("node"), { minLength: 1, maxLength: 3 })),
    })).node;
    fc.assert(
      fc.property(tree, (root) => {
        const text = yaml.dump({ root });
        const lines = text.split("\n");
        for (const [pointer, key] of keysOf({ root })) {
          const place = locateYaml(text, new Set([pointer])).get(pointer);
          const written = yaml.dump({ [key]: 1 }).replace(/: 1\n$/, "");
          expect(lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1), `${pointer} in\n${text}`).toMatch(new RegExp(`^${RegExp.escape?.(written) ?? written.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}:`));
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** Pointers of all object members, with their keys. */
function keysOf(value: unknown, path: (string | number)[] = []): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  const isArray = Array.isArray(value);
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, isArray ? Number(key) : key];
    return [...(isArray ? [] : [[formatPointer(here), key] as [string, string]]), ...keysOf(child, here)];
  });
}
