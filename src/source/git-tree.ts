import { ApigateError } from "../core/errors.ts";
import { BlobReader } from "./blob-reader.ts";
import { git } from "./git.ts";
import { firstLine, type Repository } from "./repository.ts";
import { INCOMPLETE, type Revision } from "./revision.ts";
import { checkSize } from "./size.ts";
import type { Blob, Entry, Tree } from "./tree.ts";

/** The files of a commit, read from the object store: no checkout, nothing written. */
export function gitTree(repository: Repository, revision: Revision, only?: string): Tree {
  const blobs = new BlobReader(repository);
  let listing: Map<string, Entry> | undefined;
  const entries = async () => (listing ??= list(repository, revision));

  return {
    label: revision.ref,
    ref: { ref: revision.ref, commit: revision.commit },
    id: only === undefined ? revision.tree : undefined,
    only,
    entries,
    close: () => blobs.close(),
    async read(paths, limit) {
      const known = await entries();
      const wanted = paths.map((path) => known.get(path)).filter((entry) => entry?.kind === "file");
      const read = await Promise.all(wanted.map((entry) => readEntry(blobs, entry as Entry, limit)));
      return new Map(read.map((blob) => [blob.path, blob]));
    },
  };
}

async function readEntry(blobs: BlobReader, { path, oid, size }: Entry, limit?: number): Promise<Blob> {
  checkSize(path, size ?? 0, limit);
  return { path, oid: oid as string, bytes: await blobs.read(oid as string) };
}

/** `<mode> SP <type> SP <oid> SP+ <size> TAB <path> NUL` (git-ls-tree(1)); `-z` keeps odd names as they are. */
function list(repository: Repository, revision: Revision): Map<string, Entry> {
  const answer = git(repository.directory, "ls-tree", ["-r", "-l", "-z", "--full-tree", revision.tree]);
  if (!answer.ok)
    throw new ApigateError("E_GIT", `the tree of \`${revision.ref}\` cannot be read: ${firstLine(answer.stderr)}`, {
      hint: INCOMPLETE,
    });
  const entries = new Map<string, Entry>();
  for (const line of answer.stdout.toString().split("\0")) {
    const tab = line.indexOf("\t");
    if (tab < 0) continue;
    const [mode = "", , oid, size] = line.slice(0, tab).split(/ +/);
    const path = line.slice(tab + 1);
    entries.set(path, { path, oid, size: Number(size) || 0, kind: KINDS[mode] ?? "file" });
  }
  return entries;
}

const KINDS: Record<string, Entry["kind"]> = { "120000": "symlink", "160000": "submodule" };
