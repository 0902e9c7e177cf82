import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Addition, addRecords } from "../../../src/source/add-records.ts";
import { findRecordHeads } from "../../../src/source/record-branch.ts";
import { openRecords } from "../../../src/source/records.ts";
import type { Repository } from "../../../src/source/repository.ts";
import { errorOf, rejectionOf } from "../../support/errors.ts";
import { folder } from "../../support/folder.ts";
import { type GitDir, gitDir, openGitDir } from "../../support/git-dir.ts";

const BRANCH = "apigate-data";
const name = (digit: string): string => `${digit.repeat(40)}.json`;
const fact = (digit: string, kind = "results"): { path: string; bytes: Uint8Array } => ({
  path: `${kind}/${name(digit)}`,
  bytes: Buffer.from(`{"digit":"${digit}"}\n`),
});
const addition = (...digits: string[]): Addition => ({
  files: digits.map((digit) => fact(digit)),
  seconds: 1_735_689_600,
  message: "m\n",
});

const at = (files: GitDir): Repository => ({ directory: files.path, root: files.path });
const add = (files: GitDir, ...digits: string[]): Promise<number> =>
  addRecords(at(files), BRANCH, async () => addition(...digits));
const recorded = async (files: GitDir): Promise<string[]> => {
  const records = await openRecords(at(files), BRANCH);
  records.close();
  return [...records.entries.keys()].sort();
};
const paths = (...digits: string[]): string[] => digits.map((digit) => fact(digit).path);

/** Puts a tree on the branch as somebody else would, listing lines of git-mktree(1). */
function forge(files: GitDir, listing: (blob: string) => Record<string, string>): void {
  files.write({ forged: "{}" });
  const blob = files.git("hash-object", "-w", "forged").trim();
  files.git("read-tree", "--empty");
  for (const [file, mode] of Object.entries(listing(blob)))
    files.git("update-index", "--add", "--cacheinfo", `${mode},${mode === "160000" ? "1".repeat(40) : blob},${file}`);
  const commit = files.git("commit-tree", "-m", "forged", files.git("write-tree").trim()).trim();
  files.git("update-ref", `refs/heads/${BRANCH}`, commit);
}

describe("recording", () => {
  test("adds to what is there, in one folder per kind, and reads it back", async () => {
    const files = gitDir({});
    expect(await add(files, "1")).toBe(1);
    const more = { ...addition("2"), files: [fact("2"), fact("3", "pacts"), fact("2")] };
    expect(await addRecords(at(files), BRANCH, async () => more)).toBe(2);
    expect(await recorded(files)).toEqual([fact("3", "pacts").path, ...paths("1", "2")]);
    const records = await openRecords(at(files), BRANCH);
    const read = await records.read(paths("2"));
    records.close();
    expect(Buffer.from(read.get(fact("2").path) ?? []).toString()).toBe('{"digit":"2"}\n');
  });

  test("what is there already makes no commit", async () => {
    const files = gitDir({});
    await add(files, "1");
    const before = files.git("rev-parse", BRANCH);
    expect(await add(files, "1")).toBe(0);
    expect(files.git("rev-parse", BRANCH)).toBe(before);
  });

  test("the first commit is the same everywhere", async () => {
    const [one, other] = [gitDir({}), gitDir({ v1: { a: "" } })];
    other.git("config", "user.name", "Grace");
    other.git("config", "user.email", "grace@example.org");
    other.git("config", "i18n.commitEncoding", "latin1");
    await add(one, "1");
    await add(other, "2");
    const first = (files: GitDir): string => files.git("rev-list", "--max-parents=0", BRANCH);
    expect(first(one)).toBe(first(other));
  });

  test("a writer that was overtaken decides anew and loses nothing", async () => {
    const files = gitDir({});
    const seen: number[] = [];
    const added = await addRecords(at(files), BRANCH, async ({ entries }) => {
      seen.push(entries.size);
      if (seen.length === 1) await add(files, "1");
      return addition("2");
    });
    expect([added, seen]).toEqual([1, [0, 1]]);
    expect(await recorded(files)).toEqual(paths("1", "2"));
  });

  test("a repository of SHA-256", async () => {
    const files = openGitDir(folder());
    files.git("init", "--quiet", "--object-format=sha256");
    await add(files, "1");
    await add(files, "2");
    expect(await recorded(files)).toEqual(paths("1", "2"));
  });
});

describe("two clones", () => {
  const cloned = (origin: GitDir): GitDir => {
    const target = path.join(folder(), "clone");
    origin.git("clone", "--quiet", origin.path, target);
    return openGitDir(target);
  };

  test("their branches are merged without conflict, even when they began apart", async () => {
    const origin = gitDir({ v1: { a: "" } });
    const [one, other] = [cloned(origin), cloned(origin)];
    await add(one, "1", "3");
    await add(other, "2", "3");
    one.git("fetch", "--quiet", other.path, `${BRANCH}:theirs`);
    one.git("checkout", "--quiet", BRANCH);
    one.git("merge", "--quiet", "--no-edit", "theirs");
    expect(await recorded(one)).toEqual(paths("1", "2", "3"));
  });

  test("facts of origin are read, and merged with the next one that is recorded: the branch can be pushed", async () => {
    const origin = gitDir({ v1: { a: "" } });
    await add(origin, "1");
    const [one, other] = [cloned(origin), cloned(origin)];
    expect(await recorded(one)).toEqual(paths("1"));
    await add(one, "2");
    one.git("push", "--quiet", "origin", BRANCH);
    await add(other, "3");
    other.git("fetch", "--quiet", "origin");
    expect(await recorded(other)).toEqual(paths("1", "2", "3"));
    await add(other, "4");
    other.git("push", "--quiet", "origin", BRANCH);
    expect(await recorded(origin)).toEqual(paths("1", "2", "3", "4"));
    other.git("fsck", "--strict");
  });

  test("a push that came too late succeeds after a fetch and the same command again", async () => {
    const origin = gitDir({ v1: { a: "" } });
    const [one, other] = [cloned(origin), cloned(origin)];
    await add(one, "1");
    await add(other, "2");
    one.git("push", "--quiet", "origin", BRANCH);
    expect(() => other.git("push", "--quiet", "origin", BRANCH)).toThrow(/rejected|fetch first/);
    other.git("fetch", "--quiet", "origin");
    expect(await add(other, "2")).toBe(0);
    other.git("push", "--quiet", "origin", BRANCH);
    expect(await recorded(origin)).toEqual(paths("1", "2"));
    const merged = other.git("rev-parse", BRANCH);
    expect(await add(other, "2")).toBe(0);
    expect(other.git("rev-parse", BRANCH)).toBe(merged);
  });

  test("files of one name that differ are refused", async () => {
    const files = gitDir({});
    await add(files, "1");
    files.git("update-ref", `refs/remotes/origin/${BRANCH}`, BRANCH);
    forge(files, () => ({ [fact("1").path]: "100644" }));
    expect(await rejectionOf(openRecords(at(files), BRANCH))).toMatchObject({
      code: "E_RECORD",
      location: { file: fact("1").path },
    });
  });
});

describe("what is on the branch", () => {
  test.each([
    ["a file beside the folders", { "README.md": "100644" }],
    ["a file of another name", { "results/1.json": "100644" }],
    ["a folder too deep", { [`results/2025/${name("1")}`]: "100644" }],
    ["a symbolic link", { [fact("1").path]: "120000" }],
    ["a submodule", { [fact("1").path]: "160000" }],
  ])("%s is refused by name", async (_, listing: Record<string, string>) => {
    const files = gitDir({});
    forge(files, () => listing);
    expect(await rejectionOf(openRecords(at(files), BRANCH))).toMatchObject({
      code: "E_RECORD",
      location: { file: Object.keys(listing)[0] },
    });
    expect((await rejectionOf(add(files, "2"))).code).toBe("E_RECORD");
  });

  test("a fact larger than any fact is refused before it is read", async () => {
    const files = gitDir({});
    const bytes = Buffer.alloc(64 * 1024 + 1, 32);
    await addRecords(at(files), BRANCH, async () => ({ ...addition(), files: [{ ...fact("1"), bytes }] }));
    const error = await rejectionOf(openRecords(at(files), BRANCH));
    expect(error).toMatchObject({ code: "E_RECORD", location: { file: fact("1").path } });
    expect(error.message).toMatch(/65537 bytes/);
  });

  test("a file whose object is gone is an error", async () => {
    const files = gitDir({});
    await add(files, "1");
    const oid = files.git("rev-parse", `${BRANCH}:${fact("1").path}`).trim();
    rmSync(path.join(files.path, ".git/objects", oid.slice(0, 2), oid.slice(2)));
    const records = await openRecords(at(files), BRANCH);
    const error = await rejectionOf(records.read(paths("1")));
    records.close();
    expect(error.code).toBe("E_GIT");
  });
});

describe("a branch that must not be written", () => {
  test("another name of a real branch", async () => {
    const files = gitDir({ v1: { a: "" } });
    files.git("symbolic-ref", `refs/heads/${BRANCH}`, "refs/heads/main");
    const main = files.git("rev-parse", "main");
    expect((await rejectionOf(add(files, "1"))).message).toMatch(/another name of `refs\/heads\/main`/);
    expect(files.git("rev-parse", "main")).toBe(main);
  });

  test("one that is checked out", async () => {
    const files = gitDir({});
    await add(files, "1");
    files.git("checkout", "--quiet", BRANCH);
    expect((await rejectionOf(add(files, "2"))).message).toMatch(/checked out/);
  });

  test("one with a lock that nobody removes", async () => {
    const files = gitDir({ v1: { a: "" } });
    files.write({ [`.git/refs/heads/${BRANCH}.lock`]: "" });
    expect((await rejectionOf(add(files, "1"))).message).toMatch(/is locked/);
  });

  test("one whose place is taken by a folder of branches", async () => {
    const files = gitDir({ v1: { a: "" } });
    files.git("branch", `${BRANCH}/x`);
    expect(await rejectionOf(add(files, "1"))).toMatchObject({ code: "E_RECORD" });
  });

  test("a repository nobody may write to", async () => {
    const files = gitDir({ v1: { a: "" } });
    const objects = path.join(files.path, ".git/objects");
    for (let first = 0; first < 256; first++) occupy(path.join(objects, first.toString(16).padStart(2, "0")));
    const refs = files.git("for-each-ref");
    expect(await rejectionOf(add(files, "1"))).toMatchObject({ code: "E_RECORD" });
    expect(files.git("for-each-ref")).toBe(refs);
  });

  test.each(["", "-x", "../main", "a..b", "a b", "a*", "a.lock", "a@{1}", "a/", "/a", "x".repeat(101), "a\nb"])(
    "a name such as %j",
    (branch) => {
      const { path: directory } = gitDir({});
      const error = errorOf(() => findRecordHeads({ directory, root: directory }, branch));
      expect(error.code).toBe("E_USAGE");
    },
  );
});

/** A file where git wants to make a folder: permissions do not stop everybody. */
function occupy(place: string): void {
  if (!existsSync(place)) writeFileSync(place, "");
}
