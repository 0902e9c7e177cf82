import { chmodSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { writeFiles } from "../support/folder.ts";
import { gitDir, openGitDir } from "../support/git-dir.ts";
import { apiWith, json, TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const stock = json(apiWith("Stock", "/stock"));

describe("the work tree as git sees it", () => {
  test("an untracked description counts, an ignored one does not, a deleted one is gone", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL, "stock.json": stock, ".gitignore": "build/\n" } });
    files.write({ "users.json": json(apiWith("Users", "/users")), "build/pets.json": json(apiWith("Pets", "/pets")) });
    rmSync(path.join(files.path, "stock.json"));
    const result = await diffJson(["v1.2"], { cwd: files.path });
    expect(result.findings.map(({ ruleId, api }) => `${ruleId} ${api}`)).toEqual([
      "api-removed stock",
      "api-added users",
    ]);
    expect(result.status).toBe(1);
  });

  test("the index does not matter: staged as deleted but still on disk is there", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL } });
    files.git("rm", "--quiet", "--cached", "orders.json");
    expect((await diffJson(["v1.2"], { cwd: files.path })).verdict).toBe("pass");
  });

  test("a folder below the top sees the whole repository", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL, "below/deep/x.txt": "" } });
    files.write({ "orders.json": WITHOUT_TOTAL });
    const cwd = path.join(files.path, "below/deep");
    expect(headlines(await diffJson(["v1.2"], { cwd }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2", "../../orders.json"], { cwd }))).toEqual([TOTAL_REMOVED]);
  });

  test("file names that git would quote are read", async () => {
    const name = 'apis/ä "quoted"\ttab\nline/orders ☃.json';
    const files = gitDir({ "v1.2": { [name]: WITH_TOTAL }, "v1.3": { [name]: WITHOUT_TOTAL } });
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    const { stdout } = await apigate(["diff", "v1.2"], { cwd: files.path });
    expect(stdout).toMatch(/^✖ error .*␊line/m);
  });

  test("line endings that git would convert on checkout are read as they are on either side", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL, ".gitattributes": "* text eol=crlf\n" } });
    files.write({ "orders.json": WITHOUT_TOTAL.replaceAll("\n", "\r\n") });
    expect(headlines(await diffJson(["v1.2"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read is exit 2", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL } });
    chmodSync(path.join(files.path, "orders.json"), 0);
    const run = await apigate(["diff", "v1.2"], { cwd: files.path });
    expect(run.stderr).toMatch(/cannot be read: permission denied[\s\S]*orders\.json/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("repositories in a repository", () => {
  test("a nested clone that git does not track is no part of the work tree", async () => {
    const files = gitDir({ "v1.2": { "orders.json": WITH_TOTAL } });
    const nested = path.join(files.path, "vendor/other");
    mkdirSync(nested, { recursive: true });
    openGitDir(nested).git("init", "--quiet");
    writeFiles(nested, { "stock.json": stock });
    expect((await diffJson(["v1.2"], { cwd: files.path })).findings).toEqual([]);
    const inside = await apigate(["diff", "v1.2"], { cwd: nested });
    expect(inside).toMatchObject({ status: 2, stdout: "" });
  });

  test("a submodule is passed over; a $ref into it is refused by name", async () => {
    const submodule = { submodule: "0123456789abcdef0123456789abcdef01234567" };
    const pointing = (target: string): string =>
      json({ ...apiWith("Orders", "/orders"), paths: { "/orders": { $ref: target } } });
    const files = gitDir({
      "v1.2": { "orders.json": WITH_TOTAL, shared: submodule },
      "v1.3": { "orders.json": WITHOUT_TOTAL, shared: submodule },
      "v1.4": { "orders.json": pointing("shared/paths.json"), shared: submodule },
      "v1.5": { "orders.json": pointing("shared"), shared: submodule },
    });
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    for (const tag of ["v1.4", "v1.5"]) {
      const run = await apigate(["diff", "v1.2", tag], { cwd: files.path });
      expect(run.stderr, tag).toMatch(/\$ref: shared[\s\S]*submodule[\s\S]*orders\.json:\d+:\d+/);
      expect(run).toMatchObject({ status: 2, stdout: "" });
    }
  });
});
