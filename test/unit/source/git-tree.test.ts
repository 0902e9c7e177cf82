import { describe, expect, test } from "vitest";
import { gitTree } from "../../../src/source/git-tree.ts";
import { requireRepository } from "../../../src/source/repository.ts";
import { resolveRevision } from "../../../src/source/revision.ts";
import type { Tree } from "../../../src/source/tree.ts";
import { rejectionOf } from "../../support/errors.ts";
import { gitDir } from "../../support/git-dir.ts";

const odd = 'ä/"q"\t\n\\ ☃.json';
const files = gitDir({
  "v1.2": {
    "a.json": "{}",
    [odd]: "odd",
    "deep/er/b.yaml": "b: 1",
    "same.json": "{}",
    link: { symlink: "a.json" },
    sub: { submodule: "0123456789abcdef0123456789abcdef01234567" },
    "big.json": Buffer.alloc(17 * 1024 * 1024, " "),
  },
  "v1.3": {},
});
const repository = requireRepository(files.path, "");

async function treeOf(tag: string): Promise<Tree> {
  return gitTree(repository, await resolveRevision(repository, tag));
}

describe("gitTree", () => {
  test("lists every file by its real name, with kind and size", async () => {
    const tree = await treeOf("v1.2");
    const entries = await tree.entries();
    expect([...entries.keys()].sort()).toEqual(
      ["a.json", "big.json", "deep/er/b.yaml", "link", "same.json", "sub", odd].sort(),
    );
    expect([entries.get("a.json")?.kind, entries.get("link")?.kind, entries.get("sub")?.kind]).toEqual([
      "file",
      "symlink",
      "submodule",
    ]);
    expect(entries.get("a.json")?.oid).toBe(entries.get("same.json")?.oid);
    tree.close();
  });

  test("reads files and nothing else", async () => {
    const tree = await treeOf("v1.2");
    const blobs = await tree.read(["a.json", odd, "deep/er/b.yaml", "link", "sub", "nowhere", "deep"]);
    expect([...blobs.keys()].sort()).toEqual(["a.json", "deep/er/b.yaml", odd].sort());
    expect(Buffer.from(blobs.get(odd)?.bytes ?? []).toString()).toBe("odd");
    tree.close();
  });

  test("does not see the work tree", async () => {
    files.write({ "new.json": "{}", "a.json": "changed" });
    const tree = await treeOf("v1.2");
    expect((await tree.read(["new.json"])).size).toBe(0);
    expect(Buffer.from((await tree.read(["a.json"])).get("a.json")?.bytes ?? []).toString()).toBe("{}");
    tree.close();
  });

  test("refuses a file over the limit", async () => {
    const tree = await treeOf("v1.2");
    expect(await rejectionOf(tree.read(["big.json"]))).toMatchObject({
      code: "E_LIMIT",
      location: { file: "big.json" },
    });
    tree.close();
  });

  test("an empty commit has no files", async () => {
    const tree = await treeOf("v1.3");
    expect((await tree.entries()).size).toBe(0);
    tree.close();
  });

  test("the same tree has the same id; a tree that names one file has none", async () => {
    files.git("commit", "--quiet", "--allow-empty", "--message", "same tree");
    const [one, other] = [await treeOf("v1.3"), await treeOf("HEAD")];
    expect(one.id).toBe(other.id);
    expect(one.ref.commit).not.toBe(other.ref.commit);
    expect(gitTree(repository, await resolveRevision(repository, "v1.2"), "a.json").id).toBeUndefined();
  });
});
