import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson, environment, headlines } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir, openGitDir } from "../support/git-dir.ts";
import { TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const VERSIONS = { "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } };
const origin = gitDir(VERSIONS);

describe("kinds of repositories", () => {
  test("a bare one has versions and no work tree", async () => {
    const bare = path.join(folder(), "bare.git");
    origin.git("clone", "--quiet", "--bare", ".", bare);
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: bare }))).toEqual([TOTAL_REMOVED]);
    const run = await apigate(["diff", "v1.2"], { cwd: bare });
    expect(run.stderr).toMatch(/bare|work tree/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("a detached HEAD", async () => {
    const files = gitDir(VERSIONS);
    files.git("checkout", "--quiet", "--detach", "v1.2");
    expect(headlines(await diffJson(["HEAD", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    expect((await diffJson([], { cwd: files.path })).stderr).toContain("v1.2");
  });

  test("a linked work tree, and a folder below its top", async () => {
    const linked = path.join(folder(), "linked");
    origin.git("worktree", "add", "--quiet", linked, "v1.3");
    mkdirSync(path.join(linked, "below"));
    expect(headlines(await diffJson(["v1.2"], { cwd: path.join(linked, "below") }))).toEqual([TOTAL_REMOVED]);
  });

  test("a work tree reached through a symbolic link", async () => {
    const link = path.join(folder(), "link");
    symlinkSync(origin.path, link);
    expect(headlines(await diffJson(["v1.2"], { cwd: link }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2", "openapi.json"], { cwd: link }))).toEqual([TOTAL_REMOVED]);
  });

  test("a folder of a work tree, reached through a symbolic link from outside of it", async () => {
    const files = gitDir({
      "v1.2": { "below/openapi.json": WITH_TOTAL },
      "v1.3": { "below/openapi.json": WITHOUT_TOTAL },
    });
    const link = path.join(folder(), "link");
    symlinkSync(path.join(files.path, "below"), link);
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: link }))).toEqual([TOTAL_REMOVED]);
  });

  test("one with SHA-256 object ids", async () => {
    const files = openGitDir(folder({ "openapi.json": WITH_TOTAL }));
    files.git("init", "--quiet", "--object-format=sha256");
    for (const [tag, content] of [
      ["v1.2", WITH_TOTAL],
      ["v1.3", WITHOUT_TOTAL],
    ] as const) {
      files.write({ "openapi.json": content });
      files.git("add", ".");
      files.git("commit", "--quiet", "--message", tag);
      files.git("tag", tag);
    }
    const result = await diffJson(["v1.2", "v1.3"], { cwd: files.path });
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
    expect(result.base?.commit).toMatch(/^[0-9a-f]{64}$/);
  });

  test("one without a commit", async () => {
    const files = gitDir({});
    const run = await apigate(["diff", "HEAD"], { cwd: files.path });
    expect(run.stderr).toMatch(/`HEAD` is no tag, branch or commit/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("no repository: versions need one, files do not", async () => {
    const cwd = folder({ "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL });
    const run = await apigate(["diff", "v1.2", "v1.3"], { cwd });
    expect(run.stderr).toMatch(/not in a git repository[\s\S]*apigate diff base\.yaml revision\.yaml/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(headlines(await diffJson(["a.json", "b.json"], { cwd }))).toEqual([TOTAL_REMOVED]);
  });

  test("no git on the machine: the same, and a message that names git", async () => {
    const cwd = folder({ "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL });
    const env = { PATH: cwd };
    expect(headlines(await diffJson(["a.json", "b.json"], { cwd, env }))).toEqual([TOTAL_REMOVED]);
    const run = await apigate(["diff", "v1.2", "v1.3"], { cwd: origin.path, env });
    expect(run.stderr).toMatch(/git was not found[\s\S]*Install git/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test.skipIf(process.getuid?.() !== 0)(
    "one that belongs to somebody else: how to trust it; files need no trust",
    async () => {
      const files = gitDir({ "v1.2": { "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL } });
      for (const name of ["", ".git", ".git/HEAD"]) chownSync(path.join(files.path, name), 12_345, 12_345);
      const run = await apigate(["diff", "v1.2"], { cwd: files.path });
      expect(run.stderr).toMatch(/belongs to another user[\s\S]*git config --global --add safe\.directory/);
      expect(run).toMatchObject({ status: 2, stdout: "" });
      expect(headlines(await diffJson(["a.json", "b.json"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    },
  );

  test("GIT_DIR and its kind do not lead elsewhere", async () => {
    const other = gitDir({ "v1.2": { "openapi.json": WITHOUT_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
    const env = {
      GIT_DIR: path.join(other.path, ".git"),
      GIT_INDEX_FILE: "/nonexistent",
      GIT_WORK_TREE: other.path,
      GIT_OBJECT_DIRECTORY: "/nonexistent",
    };
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: origin.path, env }))).toEqual([TOTAL_REMOVED]);
  });

  test("a replaced object is read as it was committed", async () => {
    const files = gitDir(VERSIONS);
    files.git(
      "replace",
      files.git("rev-parse", "v1.3:openapi.json").trim(),
      files.git("rev-parse", "v1.2:openapi.json").trim(),
    );
    files.git("replace", files.git("rev-parse", "v1.3").trim(), files.git("rev-parse", "v1.2").trim());
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
  });
});

/** A clone with the newest commit only. */
function shallowClone(from = origin): string {
  const clone = path.join(folder(), "clone");
  from.git("clone", "--quiet", "--depth=1", "--no-tags", `file://${from.path}`, clone);
  return clone;
}

describe("a shallow clone", () => {
  const full = (ref: string): string => origin.git("rev-parse", ref).trim();

  test.each([
    ["a tag", "v1.2"],
    ["a tag that looks like a commit id", "20250131"],
    ["a tag with odd characters", "rel;$HOME'1"],
    ["a whole commit id", full("v1.2")],
    ["a remote branch", "origin/develop"],
    ["a parent", "HEAD~1"],
  ])("%s that is missing: the fetch that is printed brings it", async (_, ref) => {
    origin.git("tag", "--force", "20250131", "v1.2");
    origin.git("tag", "--force", "rel;$HOME'1", "v1.2");
    origin.git("branch", "--force", "develop", "v1.2");
    const clone = shallowClone();
    const before = await apigate(["diff", ref], { cwd: clone });
    expect(before).toMatchObject({ status: 2, stdout: "" });
    expect(before.stderr).toContain("shallow clone");
    const command = /git fetch .*/.exec(before.stderr)?.[0] ?? "exit 3";
    const fetch = spawnSync("sh", ["-c", command], { cwd: clone, env: environment(clone), encoding: "utf8" });
    expect(fetch.status, `${command}: ${fetch.stderr}`).toBe(0);
    expect(headlines(await diffJson([ref], { cwd: clone })), command).toEqual([TOTAL_REMOVED]);
  });

  test("an abbreviated commit id cannot be fetched, so no such command is printed", async () => {
    const { stderr } = await apigate(["diff", full("v1.2").slice(0, 10)], { cwd: shallowClone() });
    expect(stderr).toContain("shallow clone");
    expect(stderr).not.toMatch(/git fetch --depth=1 origin [0-9a-f]{10}\b/);
  });

  test("a tag that is there is compared as ever", async () => {
    const clone = shallowClone();
    openGitDir(clone).git("tag", "here");
    expect((await diffJson(["here"], { cwd: clone })).verdict).toBe("pass");
  });
});

describe("a version that is not there", () => {
  test.each([
    ["v1.1", /`v1\.1` is no tag, branch or commit of this repository/, /Did you mean `v1\.[23]`/],
    ["1.2", /`1\.2` is no/, /Did you mean `v1\.2`/],
    ["nothing-like-it", /is no tag/, /Newest tags: `v1\.3`, `v1\.2`/],
    ["0123456789abcdef0123456789abcdef01234567", /is no tag, branch or commit|is not in/, /./],
  ])("%s: exit 2 with the nearest", async (ref, message, hint) => {
    const files = gitDir(VERSIONS);
    const run = await apigate(["diff", ref, "v1.3"], { cwd: files.path });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(hint);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("no tags at all: how to fetch them", async () => {
    const files = gitDir(VERSIONS);
    files.git("tag", "--delete", "v1.2", "v1.3");
    files.git("remote", "add", "origin", origin.path);
    const run = await apigate(["diff", "v1.2"], { cwd: files.path });
    expect(run.stderr).toContain("git fetch --tags origin");
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("no tags and nowhere to fetch them from: how to make one", async () => {
    const files = gitDir(VERSIONS);
    files.git("tag", "--delete", "v1.2", "v1.3");
    const run = await apigate(["diff", "v1.2"], { cwd: files.path });
    expect(run.stderr).toContain("no tags; make one with: git tag <version>");
    expect(run.stderr).not.toContain("git fetch");
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("the blob or tree id of a tag is no version", async () => {
    for (const ref of [
      "v1.2:openapi.json^{commit}",
      "v1.2^{tree}",
      origin.git("rev-parse", "v1.2:openapi.json").trim(),
    ]) {
      expect(await apigate(["diff", ref, "v1.3"], { cwd: origin.path }), ref).toMatchObject({ status: 2, stdout: "" });
    }
  });
});
