import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../../src/document/names.ts";
import { type Pair, pairRoots, pathOf, type Root, titleIn } from "../../../src/document/pair.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { asBlob } from "../../../src/source/work-tree.ts";
import { apiWith, json } from "../../support/openapi.ts";
import { check } from "../../support/property.ts";

function rootOf(file: string, content: string): Root {
  const blob = asBlob(file, Buffer.from(content));
  const document = () => parseDocument(blob);
  return { file, oid: blob.oid, document, title: () => titleIn(document()) ?? "", mayReferOut: () => true };
}

const roots = (files: Record<string, string>): Map<string, Root> =>
  new Map(Object.entries(files).map(([file, content]) => [file, rootOf(file, content)]));
const paired = (base: Record<string, string>, revision: Record<string, string>): string[] =>
  pairRoots(roots(base), roots(revision)).map((pair) => `${pair.base?.file ?? "-"} → ${pair.revision?.file ?? "-"}`);
const api = (title: string, ...paths: string[]): string => json(apiWith(title, ...paths));

describe("pairRoots", () => {
  test.each([
    ["the path wins over everything", { a: api("A"), b: api("B") }, { a: api("B"), b: api("A") }, ["a → a", "b → b"]],
    ["then the bytes", { a: api("A") }, { x: api("A"), y: api("Y") }, ["a → x", "- → y"]],
    ["then the title", { a: api("A", "/1") }, { x: api("A", "/2"), y: api("Y", "/1") }, ["a → x", "- → y"]],
    ["then half of the paths", { a: api("A", "/1", "/2", "/3") }, { x: api("X", "/1", "/2", "/3", "/4") }, ["a → x"]],
    [
      "less than half is no kinship",
      { a: api("A", "/1", "/2", "/3") },
      { x: api("X", "/1", "/4", "/5") },
      ["a → -", "- → x"],
    ],
    ["no paths at all are no kinship", { a: api("A") }, { x: api("X") }, ["a → -", "- → x"]],
    [
      "two copies with the same bytes are not guessed by the bytes",
      { a: api("A"), b: api("A") },
      { x: api("A"), y: api("A") },
      ["a → -", "b → -", "- → x", "- → y"],
    ],
    [
      "one of two copies that moves is paired",
      { a: api("A"), b: api("A") },
      { a: api("A"), c: api("A") },
      ["a → a", "b → c"],
    ],
    ["nothing on one side", { a: api("A") }, {}, ["a → -"]],
    ["nothing on either", {}, {}, []],
  ])("%s", (_, base, revision, expected) => {
    expect(paired(base, revision)).toEqual(expected);
  });

  test("every root is in exactly one pair, in the order of paths, whatever the order of files", async () => {
    const files = fc.dictionary(
      fc.constantFrom("a", "b", "c", "d"),
      fc
        .tuple(fc.constantFrom("A", "B"), fc.subarray(["/1", "/2", "/3"]))
        .map(([title, paths]) => api(title, ...paths)),
    );
    await check(
      fc.property(files, files, (base, revision) => {
        const pairs = pairRoots(roots(base), roots(revision));
        expect(pairs.flatMap((pair) => (pair.base ? [pair.base.file] : [])).sort()).toEqual(Object.keys(base).sort());
        expect(pairs.flatMap((pair) => (pair.revision ? [pair.revision.file] : [])).sort()).toEqual(
          Object.keys(revision).sort(),
        );
        const reversed = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).reverse());
        expect(paired(reversed(base), reversed(revision))).toEqual(paired(base, revision));
        expect(pairs.map(pathOf)).toEqual(pairs.map(pathOf).sort());
      }),
      60,
    );
  });
});

describe("apiNames", () => {
  const named = (...files: [string, string][]): string[] => {
    const pairs = files.map(([file, title]): Pair => ({ base: undefined, revision: rootOf(file, api(title)) }));
    return [...apiNames(pairs).values()];
  };

  test.each([
    ["apis/orders/openapi.yaml", "orders"],
    ["apis/orders/v1/openapi.json", "orders"],
    ["orders.yaml", "orders"],
    ["docs/orders.openapi.yaml", "orders"],
    ["orders-api.json", "orders"],
    ["services/orders/docs/api/swagger.json", "orders"],
    ["openapi.yaml", "title-of-it"],
    ["api/v2/openapi.yaml", "title-of-it"],
    ["spec.json", "title-of-it"],
    ["Bestellungen Süd/openapi.yaml", "title-of-it"],
  ])("%s is %s", (file, name) => {
    expect(named([file, "Title of it!"])).toEqual([name]);
  });

  test("a title without letters leaves the path", () => {
    expect(named(["openapi.yaml", "☃"])).toEqual(["openapi.yaml"]);
  });

  test("names that would occur twice are replaced by paths, all of them", () => {
    expect(named(["eu/orders/openapi.yaml", "A"], ["us/orders/openapi.yaml", "B"], ["stock.yaml", "C"])).toEqual([
      "eu/orders/openapi.yaml",
      "us/orders/openapi.yaml",
      "stock",
    ]);
  });

  test("no two APIs have one name", async () => {
    const file = fc
      .array(fc.constantFrom("a", "b", "api", "openapi", "v1"), { minLength: 1, maxLength: 3 })
      .map((parts) => `${parts.join("/")}.json`);
    await check(
      fc.property(fc.uniqueArray(file), (files) => {
        const names = named(...files.map((name): [string, string] => [name, "a"]));
        expect(new Set(names).size).toBe(names.length);
      }),
      50,
    );
  });
});
