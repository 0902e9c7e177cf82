import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { apiWith, json, TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const fails = { status: 2, stdout: "" };
const repository = gitDir({
  "v1.2": { "apis/orders/openapi.json": WITH_TOTAL, "apis/stock/openapi.json": json(apiWith("Stock", "/stock")) },
  "v1.3": { "apis/orders/openapi.json": WITHOUT_TOTAL, "apis/stock/openapi.json": json(apiWith("Stock", "/stock")) },
});
const cwd = repository.path;

describe("standard input", () => {
  test("is either side", async () => {
    const files = folder({ "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL });
    const asBase = await diffJson(["-", "b.json"], { cwd: files, input: WITH_TOTAL });
    const asRevision = await diffJson(["a.json", "-"], { cwd: files, input: WITHOUT_TOTAL });
    expect(headlines(asBase)).toEqual([TOTAL_REMOVED]);
    expect(headlines(asRevision)).toEqual([TOTAL_REMOVED]);
    expect(asBase.base).toEqual({ ref: "-", commit: null });
    expect(asBase.findings[0]?.baseLocation?.file).toBe("<stdin>");
  });

  test("may be YAML", async () => {
    const yaml = "openapi: 3.0.3\ninfo: {title: Orders, version: '1'}\npaths: {}\n";
    expect(
      headlines(await diffJson(["-", "b.json"], { cwd: folder({ "b.json": WITHOUT_TOTAL }), input: yaml })),
    ).toEqual(["info operation-added"]);
  });

  test("against the description of a tag", async () => {
    expect(headlines(await diffJson(["v1.2:apis/orders/openapi.json", "-"], { cwd, input: WITHOUT_TOTAL }))).toEqual([
      TOTAL_REMOVED,
    ]);
  });

  test.each([
    [["-"], "", /something to be compared with/],
    [["-", "-"], WITH_TOTAL, /only once/],
    [["-", "b.json"], "", /standard input is empty/],
    [["-", "b.json"], "{", /not valid JSON[\s\S]*<stdin>:1:/],
    [["-", "b.json"], WITH_TOTAL.replace('"number"', '"number", "$ref": "other.json"'), /other\.json/],
  ])("%j with %j is exit 2", async (args, input, message) => {
    const run = await apigate(["diff", ...args], {
      cwd: folder({ "b.json": WITHOUT_TOTAL, "other.json": "{}" }),
      input,
    });
    expect(run.stderr).toMatch(message);
    expect(run).toMatchObject(fails);
  });
});

describe("<rev>:<path>", () => {
  test("names one description of a version", async () => {
    const result = await diffJson(["v1.2:apis/orders/openapi.json", "v1.3:apis/orders/openapi.json"], { cwd });
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
    expect(result.apis.map(({ path: file }) => file)).toEqual(["apis/orders/openapi.json"]);
  });

  test("one alone is compared with the same path of the other side", async () => {
    const result = await diffJson(["v1.2:apis/orders/openapi.json", "v1.3"], { cwd });
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2", "v1.3:apis/orders/openapi.json"], { cwd }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2:apis/orders/openapi.json"], { cwd }))).toEqual([TOTAL_REMOVED]);
  });

  test("a path is counted from the top of the repository, and from here when it begins with ./ or ../, as in git", async () => {
    const below = path.join(cwd, "apis", "orders");
    expect(headlines(await diffJson(["v1.2:apis/orders/openapi.json", "v1.3"], { cwd: below }))).toEqual([
      TOTAL_REMOVED,
    ]);
    expect(headlines(await diffJson(["v1.2:./openapi.json", "v1.3:./openapi.json"], { cwd: below }))).toEqual([
      TOTAL_REMOVED,
    ]);
    expect(headlines(await diffJson(["v1.2:../orders/openapi.json", "v1.3"], { cwd: below }))).toEqual([TOTAL_REMOVED]);
  });

  test.each([
    [
      "v1.2:apis/order/openapi.json",
      /`v1\.2` has no file `apis\/order\/openapi\.json`/,
      /Did you mean `apis\/orders\/openapi\.json`/,
    ],
    ["v1.2:apis/orders", /apis\/orders/, /hint/],
    ["v1.2:", /v1\.2/, /./],
    ["v1.2:../../x.json", /x\.json/, /./],
    [":apis/orders/openapi.json", /no tag, branch or commit/, /./],
  ])("%s is exit 2", async (ref, message, hint) => {
    const run = await apigate(["diff", ref, "v1.3"], { cwd });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(hint);
    expect(run).toMatchObject(fails);
  });
});

describe("files and folders", () => {
  test("two files are a pair, whatever their names and folders", async () => {
    const files = folder({ "old/before.json": WITH_TOTAL, "after.yml": WITHOUT_TOTAL });
    const result = await diffJson(["old/before.json", "./after.yml"], { cwd: files });
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
    expect(result.base?.commit).toBeNull();
  });

  test("a file without an extension is read by its content", async () => {
    const files = folder({
      before: WITH_TOTAL,
      after: "openapi: 3.0.3\ninfo: {title: Orders, version: '1'}\npaths: {}\n",
    });
    expect(headlines(await diffJson(["before", "after"], { cwd: files }))).toEqual(["error path-removed"]);
  });

  test("two folders are paired file by file", async () => {
    const files = folder({
      "a/orders.json": WITH_TOTAL,
      "a/stock.json": json(apiWith("Stock", "/stock")),
      "b/orders.json": WITHOUT_TOTAL,
      "b/stock.json": json(apiWith("Stock", "/stock")),
    });
    const result = await diffJson(["a", "b"], { cwd: files });
    expect(result.apis.map(({ name }) => name)).toEqual(["orders"]);
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
  });

  test("a file is compared with its counterpart in a tag", async () => {
    expect(headlines(await diffJson(["v1.2", "apis/orders/openapi.json"], { cwd }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2", "openapi.json"], { cwd: path.join(cwd, "apis/orders") }))).toEqual([
      TOTAL_REMOVED,
    ]);
  });

  test("a file elsewhere has no counterpart among several descriptions: exit 2 with their names", async () => {
    const run = await apigate(["diff", "v1.2", path.join(folder({ "new.json": WITHOUT_TOTAL }), "new.json")], { cwd });
    expect(run.stderr).toMatch(/several API descriptions[\s\S]*v1\.2:apis\/orders\/openapi\.json/);
    expect(run).toMatchObject(fails);
  });

  test("--cwd is where names are looked up", async () => {
    const elsewhere = folder();
    expect(headlines(await diffJson(["v1.2", "v1.3", "--cwd", cwd], { cwd: elsewhere }))).toEqual([TOTAL_REMOVED]);
    const files = folder({ "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL });
    expect(headlines(await diffJson(["a.json", "b.json", "--cwd", files], { cwd: elsewhere }))).toEqual([
      TOTAL_REMOVED,
    ]);
  });

  test("a name that is both a file and a revision is refused, with two ways to say which", async () => {
    const files = gitDir({ release: { "openapi.json": WITH_TOTAL, "release/openapi.json": WITHOUT_TOTAL } });
    const run = await apigate(["diff", "release", "HEAD"], { cwd: files.path });
    expect(run.stderr).toMatch(/both a git revision and a file[\s\S]*`\.\/release`[\s\S]*`refs\/tags\/release`/);
    expect(run).toMatchObject(fails);
    expect((await apigate(["diff", "refs/tags/release", "HEAD"], { cwd: files.path })).status).toBe(0);
    expect((await apigate(["diff", "./release", "./release"], { cwd: files.path })).status).toBe(0);
  });

  test.each([
    ["./nowhere.json", /there is no file or folder `\.\/nowhere\.json`/],
    ["nowhere.json", /`nowhere\.json` is no/],
    ["https://user:secret@example.org/openapi.json", /reads nothing from the network/],
    ["", /empty/],
  ])("%j is exit 2", async (ref, message) => {
    const run = await apigate(["diff", ref, "a.json"], { cwd: folder({ "a.json": WITH_TOTAL }) });
    expect(run.stderr).toMatch(/^error: /);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/secret|bug in apigate/);
    expect(run).toMatchObject(fails);
  });
});

test("an empty name, such as an unset variable in a script, never stands for this folder", async () => {
  expect(await apigate(["diff", "", ""], { cwd })).toMatchObject(fails);
  expect(await apigate(["diff", "v1.2", ""], { cwd })).toMatchObject(fails);
});

test("$refs of a tag are read from that tag: the work tree and other tags play no part", async () => {
  const root = (file: string): string =>
    json({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/orders": { $ref: file } } });
  const pathItem = (type: string): string =>
    json({
      get: {
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: { $ref: `../schemas.json#/${type}` } } },
          },
        },
      },
    });
  const schemas = json({ text: { type: "string" }, figure: { type: "integer" } });
  const files = gitDir({
    "v1.2": {
      "openapi.json": root("paths/orders.json"),
      "paths/orders.json": pathItem("text"),
      "schemas.json": schemas,
    },
    "v1.3": {
      "openapi.json": root("paths/orders.json"),
      "paths/orders.json": pathItem("figure"),
      "schemas.json": schemas,
    },
    "v1.4": { "README.md": "all gone" },
  });
  files.write({ "schemas.json": "{ broken", "paths/orders.json": "broken too" });
  const result = await diffJson(["v1.2", "v1.3"], { cwd: files.path });
  expect(headlines(result)).toEqual(["error type-changed"]);
  expect(readFileSync(path.join(files.path, "schemas.json"), "utf8")).toBe("{ broken");
});
