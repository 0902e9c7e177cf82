import { describe, expect, test } from "vitest";
import { splitReference } from "../../../src/document/description.ts";
import { loadDescription } from "../../../src/document/load.ts";
import { pointerOf, rootNode } from "../../../src/document/node.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { asBlob } from "../../../src/source/work-tree.ts";
import { rejectionOf } from "../../support/errors.ts";
import { memoryTree } from "../../support/memory-tree.ts";

const root = (schema: object, more: object = {}): string =>
  JSON.stringify({
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { "200": { content: { "application/json": { schema } } } } } } },
    ...more,
  });

async function load(files: Record<string, string>, file = "api.json") {
  const tree = memoryTree(files);
  const description = await loadDescription(tree, parseDocument(asBlob(file, Buffer.from(files[file] ?? ""))), (blob) =>
    parseDocument(blob),
  );
  return { tree, description, files: [...description.documents].map((document) => document.file) };
}

describe("splitReference", () => {
  test.each([
    ["api.json", "#/a", "api.json", "/a"],
    ["api.json", "", "api.json", ""],
    ["a/api.json", "b.json", "a/b.json", ""],
    ["a/api.json", "./b.json#/c", "a/b.json", "/c"],
    ["a/api.json", "../b.json#c", "b.json", "c"],
    ["a/api.json", "../../b.json", "../b.json", ""],
    ["a/api.json", "b%20c.json#/d%25e", "a/b c.json", "/d%e"],
    ["a/api.json", "b.json#/100%", "a/b.json", "/100%"],
    ["a/api.json", "b.json#x#y", "a/b.json", "x#y"],
  ])("from %s, %j is %s and %j", (from, reference, file, fragment) => {
    expect(splitReference(from, reference)).toEqual({ file, fragment });
  });
});

describe("loadDescription", () => {
  test("reads what the operations reach, each file once, and nothing else", async () => {
    const { tree, files } = await load({
      "api.json": root(
        { anyOf: [{ $ref: "a.json#/x" }, { $ref: "a.json#/y" }, { $ref: "b.json" }] },
        { components: { schemas: { Unused: { $ref: "unused.json" } } } },
      ),
      "a.json": '{"x":{"$ref":"b.json"},"y":{"$ref":"#/z"},"z":{},"unreached":{"$ref":"gone.json"}}',
      "b.json": '{"properties":{"self":{"$ref":"b.json"},"back":{"$ref":"api.json#/paths"}}}',
      "unused.json": "{}",
    });
    expect(files.sort()).toEqual(["a.json", "api.json", "b.json"]);
    expect(tree.asked.sort()).toEqual(["a.json", "b.json"]);
  });

  test.each(["a", 1, [], null])("a reference to %j inside the one file is refused", async (target) => {
    const files = { "api.json": root({ $ref: "#/x-target" }, { "x-target": target }) };
    expect((await rejectionOf(load(files))).code).toBe("E_REF");
  });

  test("what is called $ref in an example leads nowhere and hurts nobody", async () => {
    const { files } = await load({
      "api.json": root({ example: { $ref: "#/nowhere" }, $ref: "#/x-target" }, { "x-target": {} }),
    });
    expect(files).toEqual(["api.json"]);
  });

  test("references of one round are read together", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `s/${index}.json`);
    const { files } = await load({
      "api.json": root({ anyOf: names.map((name) => ({ $ref: name })) }),
      ...Object.fromEntries(names.map((name) => [name, '{"type":"string"}'])),
    });
    expect(files).toHaveLength(201);
  });

  test("resolve follows chains over files; two ways to one place are one node", async () => {
    const { description } = await load({
      "api.json": root({ $ref: "a.json" }),
      "a.json": '{"$ref":"b.json#/deep/0"}',
      "b.json": '{"deep":[{"type":"string"}]}',
    });
    const start = description.follow(rootNode(description.root), "a.json");
    const end = description.resolve(start);
    expect([end.document.file, pointerOf(end), end.value]).toEqual(["b.json", "/deep/0", { type: "string" }]);
    expect(description.follow(end, "b.json#/deep/0")).toBe(end);
    expect(description.step(description.root, "a.json")).toBe(start);
  });

  test("anchors and ids name places; keywords in data do not", async () => {
    const { description } = await load({
      "api.json": root({ anyOf: [{ $ref: "a.json#here" }, { $ref: "a.json#there" }] }),
      "a.json": '{"x":[{"$anchor":"here","title":"1"}],"y":{"$dynamicAnchor":"there","title":"2"}}',
    });
    expect(description.follow(rootNode(description.root), "a.json#here").value).toMatchObject({ title: "1" });
    expect(description.follow(rootNode(description.root), "a.json#there").value).toMatchObject({ title: "2" });
  });

  test("an index is a number as written in a pointer, and only of an array", async () => {
    for (const [reference, isThere] of [
      ["a.json#/x/0", true],
      ["a.json#/x/1", false],
      ["a.json#/x/00", false],
      ["a.json#/x/-1", false],
      ["a.json#/x/-", false],
      ["a.json#/x/length", false],
      ["a.json#/y/0", true],
      ["a.json#/y/length", false],
    ] as const) {
      const loading = load({ "api.json": root({ $ref: reference }), "a.json": '{"x":[{}],"y":{"0":{}}}' });
      if (isThere) await loading;
      else expect((await rejectionOf(loading)).code, reference).toBe("E_REF");
    }
  });

  test("a symbolic link and a submodule are named as what they are", async () => {
    for (const kind of ["symlink", "submodule"] as const) {
      const tree = memoryTree({ "api.json": root({ $ref: "other.json" }) }, { "other.json": kind });
      const blob = (await tree.read(["api.json"])).get("api.json");
      const loading = loadDescription(tree, parseDocument(blob ?? asBlob("", Buffer.from(""))), (found) =>
        parseDocument(found),
      );
      expect((await rejectionOf(loading)).message).toContain(`is a ${kind}`);
    }
  });

  test("more files than the limit are refused before they are read", async () => {
    const names = Array.from({ length: 10_001 }, (_, index) => `${index}.json`);
    const error = await rejectionOf(load({ "api.json": root({ anyOf: names.map((name) => ({ $ref: name })) }) }));
    expect(error).toMatchObject({ code: "E_LIMIT", location: { file: "api.json" } });
    expect(error.message).toMatch(/10000 files/);
  });

  test("many references cost time in proportion", async () => {
    const count = 20_000;
    const schemas = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        { properties: { next: { $ref: `#/components/schemas/S${(index + 1) % count}` } } },
      ]),
    );
    const started = performance.now();
    await load({ "api.json": root({ $ref: "#/components/schemas/S0" }, { components: { schemas } }) });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test("a file with thousands of siblings that refer to each other is walked once", async () => {
    const count = 3_000;
    const all = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        { allOf: [0, 1, 2].map((step) => ({ $ref: `a.json#/S${(index * 7 + step) % count}` })) },
      ]),
    );
    const started = performance.now();
    const { files } = await load({ "api.json": root({ $ref: "a.json#/S1" }), "a.json": JSON.stringify(all) });
    expect(files).toEqual(["api.json", "a.json"]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
