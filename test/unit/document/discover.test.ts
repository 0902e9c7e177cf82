import { describe, expect, test } from "vitest";
import { discoverRoots, isRoot } from "../../../src/document/discover.ts";
import { memoryTree } from "../../support/memory-tree.ts";

const isRootText = (path: string, text: string): boolean => isRoot(path, Buffer.from(text));

describe("isRoot", () => {
  test("white space takes no time to look through", () => {
    const text = `description: openapi\n${" ".repeat(200_000)}x\n${"\n".repeat(200_000)}x: y\n`;
    expect(isRootText("a.yaml", text)).toBe(false);
  }, 5_000);

  test.each([
    ["a.json", '{"openapi":"3.0.3"}'],
    ["a.json", ' \n\t{"info":{"openapi":1},"x":["swagger"],"swagger" \n : "2.0"}'],
    ["a.json", '{"a":"\\"","openapi":1}'],
    ["a.json", '{"a":"}}}","b":"{{[","openapi":1}'],
    ["a.yaml", "openapi: 3.0.3"],
    ["a.yml", "info: {}\nswagger:   '2.0'"],
    ["a.yaml", "x: |\n  text\nopenapi : 3.0.3"],
    ["a.yaml", '{"openapi":"3.0.3"}'],
  ])("%s with %j is one", (path, text) => {
    expect(isRootText(path, text)).toBe(true);
  });

  test.each([
    ["a.json", ""],
    ["a.json", '["openapi"]'],
    ["a.json", '{"x":{"openapi":"3.0.3"}}'],
    ["a.json", '{"x":["openapi"],"y":"openapi"}'],
    ["a.json", '{"x":"openapi","y":"\\"openapi\\":"}'],
    ["a.json", '{"openapis":1,"x-openapi":2}'],
    ["a.yaml", "x:\n  openapi: 3.0.3"],
    ["a.yaml", "# openapi: 3.0.3\nx: 1"],
    ["a.yaml", "openapi-version: 3\nx-openapi: 1"],
    ["a.yaml", "- openapi: 3.0.3"],
    ["a.txt", "openapi: 3.0.3"],
  ])("%s with %j is none", (path, text) => {
    expect(isRootText(path, text)).toBe(false);
  });

  test("a large fragment is passed over in no time", () => {
    const text = `{"a":{${Array.from({ length: 100_000 }, (_, index) => `"openapi${index}":"swagger"`).join(",")}}}`;
    const started = performance.now();
    expect(isRootText("a.json", text)).toBe(false);
    expect(isRootText("a.yaml", `${"a".repeat(1_000_000)}openapi`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe("discoverRoots", () => {
  const root = '{"openapi":"3.0.3"}';

  test("answers in path order and reads nothing that cannot be a description", async () => {
    const tree = memoryTree(
      {
        "b.json": root,
        "a.yaml": "openapi: 3.0.3",
        "B.json": root,
        "x.txt": root,
        "package-lock.json": root,
        "sub/package.json": root,
        "node_modules/a.json": root,
        "d/tsconfig.build.json": root,
      },
      { "link.json": "symlink", "sub.json": "submodule" },
    );
    expect([...(await discoverRoots(tree)).keys()]).toEqual(["B.json", "a.yaml", "b.json"]);
    expect(tree.asked.sort()).toEqual(["B.json", "a.yaml", "b.json"]);
  });

  test("reads a large tree in parts", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`${index}.json`, index % 100 === 0 ? root : "{}"]),
    );
    expect((await discoverRoots(memoryTree(files))).size).toBe(10);
  });

  test("a tree that names one file answers that file, whatever is in it, or says that it cannot be read", async () => {
    const tree = { ...memoryTree({ "a.json": "{}", "b.json": root }), only: "a.json" };
    expect([...(await discoverRoots(tree)).keys()]).toEqual(["a.json"]);
    await expect(discoverRoots({ ...tree, only: "c.json" })).rejects.toMatchObject({
      code: "E_SOURCE",
      location: { file: "c.json" },
    });
  });
});
