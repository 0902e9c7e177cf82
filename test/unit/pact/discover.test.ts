import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/core/limits.ts";
import { discoverPacts, isPact } from "../../../src/pact/discover.ts";
import type { Pact } from "../../../src/pact/pact.ts";
import { readPacts } from "../../../src/pact/read-pacts.ts";
import { rejectionOf } from "../../support/errors.ts";
import { memoryTree } from "../../support/memory-tree.ts";
import { pactText } from "../../support/pact.ts";

const pact = pactText([{ description: "d", request: { method: "GET", path: "/" }, response: {} }]);
const messages = pactText(undefined, "3.0.0", { messages: [{ description: "m" }] });
const files = (pacts: readonly Pact[]) => pacts.map(({ document }) => document.file);

describe("isPact", () => {
  const isPactText = (text: string) => isPact(Buffer.from(text));
  test.each([pact, messages, `\ufeff \n${pact}`, '{"provider":{},"messages":[],"consumer":1}'])("%s is one", (text) =>
    expect(isPactText(text)).toBe(true),
  );
  test.each([
    "",
    `[${pact}]`,
    `{"x":${pact}}`,
    '{"consumer":{},"provider":{}}',
    '{"consumer":"provider","interactions":[]}',
    '{"consumer":{"provider":1},"interactions":["provider"]}',
  ])("%j is none", (text) => expect(isPactText(text)).toBe(false));
});

describe("discoverPacts", () => {
  test("finds pacts by folder and by what stands at their top, in path order", async () => {
    const tree = memoryTree({
      "web/pacts/web-orders.json": pact,
      "billing.json": pact,
      "pact/a/b/c.JSON": messages,
      "README.md": pact,
      "data.json": '{"consumer":{},"provider":{}}',
      "broken.json": "{",
      "pacts.json": "{}",
      "impact/x.json": "{}",
      "node_modules/x/pacts/y.json": "{",
      "pacts/package.json": "{}",
    });
    expect(files(await discoverPacts(tree))).toEqual(["billing.json", "pact/a/b/c.JSON", "web/pacts/web-orders.json"]);
    expect(tree.asked.filter((path) => !path.endsWith(".json") && !path.endsWith(".JSON"))).toEqual([]);
    expect(tree.asked.length).toBe(new Set(tree.asked).size);
    expect(tree.asked.some((path) => path.includes("node_modules"))).toBe(false);
  });

  test("files that are known to be something else are not read", async () => {
    const tree = memoryTree({ "openapi.json": "{", "pacts/a.json": pact });
    expect(await discoverPacts(tree, new Set(["openapi.json"]))).toHaveLength(1);
    expect(tree.asked).toEqual(["pacts/a.json"]);
  });

  test("there may be none", async () => expect(await discoverPacts(memoryTree({ "a.json": "{}" }))).toEqual([]));

  test("many files are read in batches", async () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => [`pacts/${String(index).padStart(3, "0")}.json`, pact] as const,
    );
    expect(files(await discoverPacts(memoryTree(Object.fromEntries(many))))).toEqual(many.map(([path]) => path));
  });

  test.each([
    ["pacts/a.json", "{}", "E_PACT"],
    ["x/pact/a.json", '{"openapi":"3.0.3"}', "E_PACT"],
    ["Pacts/a.json", "", "E_PARSE"],
    ["pacts/a.json", "[", "E_PARSE"],
    ["pacts/a.json", pact.replace('"web"', '""'), "E_PACT"],
    ["a.json", pact.replace('"path":"/"', '"path":1'), "E_PACT"],
    ["a.json", `${pact}}`, "E_PARSE"],
  ])("%s with %j is an error", async (path, text, code) => {
    const error = await rejectionOf(discoverPacts(memoryTree({ [path]: text, "pacts/ok.json": pact })));
    expect(error).toMatchObject({ code, location: { file: path } });
  });

  test.each([
    ["pacts/a.json", "symlink"],
    ["x/pacts", "symlink"],
    ["pacts", "submodule"],
  ] as const)("%s as a %s is an error", async (path, kind) => {
    const error = await rejectionOf(discoverPacts(memoryTree({ "a.json": pact }, { [path]: kind })));
    expect(error).toMatchObject({ code: "E_PACT", location: { file: path } });
  });

  test("a pact over the limit is an error, whether its folder or its keys tell that it is one", async () => {
    const padded = pact + " ".repeat(LIMITS.fileBytes);
    for (const path of ["pacts/a.json", "a.json"])
      expect(await rejectionOf(discoverPacts(memoryTree({ [path]: padded })))).toMatchObject({
        code: "E_LIMIT",
        location: { file: path },
      });
  });

  test("links elsewhere are nobody's business", async () => {
    const links = { "pacts/README": "symlink", "lib/pact": "submodule", "a.json": "symlink" } as const;
    expect(await discoverPacts(memoryTree({ "b.json": pact }, links))).toHaveLength(1);
  });
});

describe("readPacts", () => {
  const tree = memoryTree({
    "contracts/web.json": pact,
    "contracts/old/app.json": messages,
    "contracts/README.md": "",
    "mixed/web.json": pact,
    "mixed/other.json": "{}",
    "empty/README.md": "",
    "pacts/a.json": pact,
    "web.pact": pact,
  });

  test("reads files and folders, each pact once", async () => {
    const named = ["web.pact", "./contracts/", "contracts/web.json", "contracts"];
    expect(files(await readPacts(tree, named))).toEqual(["contracts/old/app.json", "contracts/web.json", "web.pact"]);
  });

  test("a dot is the whole tree, where only pacts count", async () => {
    const found = ["contracts/old/app.json", "contracts/web.json", "mixed/web.json", "pacts/a.json"];
    expect(files(await readPacts(tree, ["."]))).toEqual(found);
  });

  test("a named folder holds nothing but pacts", async () => {
    const error = await rejectionOf(readPacts(tree, ["mixed"]));
    expect(error).toMatchObject({ code: "E_PACT", location: { file: "mixed/other.json" } });
  });

  test("a folder without pacts is an error", async () => {
    expect(await rejectionOf(readPacts(tree, ["contracts", "empty"]))).toMatchObject({
      code: "E_NO_PACT",
      message: "there is no pact in `empty`",
    });
    expect((await rejectionOf(readPacts(memoryTree({}), ["."]))).code).toBe("E_NO_PACT");
  });

  test("what is not there is an error with a suggestion", async () => {
    expect(await rejectionOf(readPacts(tree, ["contract"]))).toMatchObject({
      code: "E_SOURCE",
      message: "there is no file or folder `contract` in memory",
      hint: expect.stringContaining("`contracts`"),
    });
    expect((await rejectionOf(readPacts(tree, ["../x"]))).code).toBe("E_SOURCE");
  });

  test("a link is no pact", async () => {
    const linked = memoryTree({ "a.json": pact }, { "b.json": "symlink" });
    expect((await rejectionOf(readPacts(linked, ["b.json"]))).code).toBe("E_SOURCE");
  });

  test("nothing named is nothing read", async () => expect(await readPacts(tree, [])).toEqual([]));
});
