import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findRepository } from "../../../src/source/repository.ts";
import { asBlob, readRegular, workTree } from "../../../src/source/work-tree.ts";
import { errorOf, rejectionOf } from "../../support/errors.ts";
import { folder } from "../../support/folder.ts";
import { gitDir } from "../../support/git-dir.ts";

describe("a folder without git", () => {
  test("lists JSON and YAML files, below node_modules and hidden folders nothing", async () => {
    const top = folder({
      "a.json": "",
      "b/c.yaml": "",
      "b/d.yml": "",
      "e.txt": "",
      ".hidden/f.json": "",
      "node_modules/g.json": "",
      "b/node_modules/h.json": "",
    });
    expect([...(await workTree(top, undefined).entries()).keys()].sort()).toEqual(["a.json", "b/c.yaml", "b/d.yml"]);
  });

  test("follows no symbolic link, not to a file, not to a folder, not in a circle", async () => {
    const outside = folder({ "secret.json": "" });
    const top = folder({
      "a.json": "",
      "link.json": { symlink: "a.json" },
      out: { symlink: outside },
      "b/loop": { symlink: ".." },
    });
    const tree = workTree(top, undefined);
    expect(
      [...(await tree.entries()).values()].filter(({ kind }) => kind === "file").map((entry) => entry.path),
    ).toEqual(["a.json"]);
    expect([...(await tree.read(["a.json", "link.json", "out/secret.json", "b/loop/a.json"])).keys()]).toEqual([
      "a.json",
    ]);
  });

  test("reads nothing outside of itself", async () => {
    const top = path.join(folder({ "x.json": "", "in/a.json": "" }), "in");
    const tree = workTree(top, undefined);
    expect(
      (await tree.read(["../x.json", "./../x.json", path.join(top, "../x.json"), "a.json/../../x.json"])).size,
    ).toBe(0);
  });

  test("is what the folder is, when the folder itself is reached through a link", async () => {
    const top = folder({ "real/a.json": "{}", link: { symlink: "real" } });
    expect([...(await workTree(path.join(top, "link"), undefined).read(["a.json"])).keys()]).toEqual(["a.json"]);
  });
});

describe("a work tree of git", () => {
  test("lists what git tracks or would track", async () => {
    const files = gitDir({
      "v1.2": { "a.json": "1", "gone.json": "1", "keep.log": "1", ".gitignore": "*.log\nbuild/\n" },
    });
    files.write({ "new.json": "2", "x.log": "", "build/b.json": "" });
    files.git("add", "--force", "build/b.json");
    rmSync(path.join(files.path, "gone.json"));
    const entries = await workTree(files.path, findRepository(files.path)).entries();
    expect([...entries.keys()].sort()).toEqual([".gitignore", "a.json", "build/b.json", "keep.log", "new.json"]);
  });

  test("a merge in progress lists a file in conflict once", async () => {
    const files = gitDir({ "v1.2": { "a.json": "1" }, "v1.3": { "a.json": "2" } });
    files.git("checkout", "--quiet", "-b", "other", "v1.2");
    writeFileSync(path.join(files.path, "a.json"), "3");
    files.git("commit", "--quiet", "--all", "--message", "3");
    spawnSync("git", ["merge", "--quiet", "main"], { cwd: files.path });
    expect([...(await workTree(files.path, findRepository(files.path)).entries()).keys()]).toEqual(["a.json"]);
  });
});

describe("readRegular", () => {
  const top = folder({ "a.json": "{}", "empty.json": "" });

  test("answers the bytes, and the id git gives them", () => {
    expect(readRegular(path.join(top, "a.json"), "a.json")).toMatchObject({
      path: "a.json",
      oid: "9e26dfeeb6e641a33dae4961196235bdb965b21b",
    });
    expect(readRegular(path.join(top, "empty.json"), "x")).toMatchObject({
      oid: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    });
    expect(asBlob("x", Buffer.from("{}")).oid).toBe("9e26dfeeb6e641a33dae4961196235bdb965b21b");
  });

  test("a FIFO and a folder are nothing, at once", () => {
    execFileSync("mkfifo", [path.join(top, "pipe")]);
    mkdirSync(path.join(top, "folder"));
    for (const name of ["pipe", "folder"]) {
      let blob: unknown;
      try {
        blob = readRegular(path.join(top, name), name);
      } catch {
        blob = undefined;
      }
      expect(blob, name).toBeUndefined();
    }
  });

  test("a file over the limit is refused before it is read", () => {
    truncateAt(path.join(top, "big.json"), 17 * 1024 * 1024);
    expect(errorOf(() => readRegular(path.join(top, "big.json"), "big.json"))).toMatchObject({
      code: "E_LIMIT",
      location: { file: "big.json" },
    });
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read is refused by name", async () => {
    chmodSync(path.join(top, "a.json"), 0);
    expect(await rejectionOf(workTree(top, undefined).read(["a.json"]))).toMatchObject({
      code: "E_SOURCE",
      location: { file: "a.json" },
    });
  });
});

function truncateAt(file: string, size: number): void {
  writeFileSync(file, "");
  truncateSync(file, size);
}
