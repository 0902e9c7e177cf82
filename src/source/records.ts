import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { BlobReader } from "./blob-reader.ts";
import { gitTree } from "./git-tree.ts";
import { findRecordHeads, localRef, type RecordHeads, remoteRef } from "./record-branch.ts";
import type { Repository } from "./repository.ts";
import type { Entry } from "./tree.ts";

/** The files of the record branch: `<folder>/<hash>.json`, those of this clone and those of origin together. */
export interface Records {
  heads: RecordHeads;
  /** By path. Names, kinds and sizes are checked; what is in the files is not. */
  entries: ReadonlyMap<string, Entry>;
  read(paths: readonly string[]): Promise<Map<string, Uint8Array>>;
  close(): void;
}

/**
 * Lists what is recorded. Whatever does not belong there ends the run with `E_RECORD`: a file that is passed over could
 * be the failure somebody wants to hide.
 */
export async function openRecords(repository: Repository, branch: string): Promise<Records> {
  const heads = findRecordHeads(repository, branch);
  const entries = new Map<string, Entry>();
  for (const [commit, ref] of [
    [heads.local, localRef(branch)],
    [heads.remote, remoteRef(branch)],
  ] as const) {
    if (commit !== undefined) await addEntries(repository, { ref, commit, tree: commit }, entries);
  }
  if (entries.size > LIMITS.facts)
    throw new ApigateError(
      "E_LIMIT",
      `the branch \`${branch}\` holds ${entries.size} facts; the limit is ${LIMITS.facts}`,
    );
  const blobs = new BlobReader(repository);
  return {
    heads,
    entries,
    close: () => blobs.close(),
    read: async (paths) => new Map(await Promise.all(paths.map((path) => readOne(blobs, entries, path)))),
  };
}

async function addEntries(
  repository: Repository,
  revision: { ref: string; commit: string; tree: string },
  entries: Map<string, Entry>,
): Promise<void> {
  for (const [path, entry] of await gitTree(repository, revision).entries()) {
    checkEntry(entry);
    const known = entries.get(path);
    if (known && known.oid !== entry.oid)
      throw damaged(path, "this clone and origin hold different files of this name");
    entries.set(path, entry);
  }
}

function checkEntry({ path, kind, size = 0 }: Entry): void {
  const [, folder] = /^([a-z]+)\/(?:[0-9a-f]{40}|[0-9a-f]{64})\.json$/.exec(path) ?? [];
  if (folder === undefined || kind !== "file") throw damaged(path, "it does not belong among the recorded facts");
  const limit = folder === "pacts" ? LIMITS.fileBytes : LIMITS.factBytes;
  if (size > limit) throw damaged(path, `it has ${size} bytes; the limit is ${limit}`);
}

async function readOne(
  blobs: BlobReader,
  entries: ReadonlyMap<string, Entry>,
  path: string,
): Promise<[string, Uint8Array]> {
  const oid = entries.get(path)?.oid;
  if (oid === undefined) throw damaged(path, "it is not there");
  return [path, await blobs.read(oid)];
}

/** The error for a recorded file that cannot be trusted. */
export function damaged(file: string, why: string): ApigateError {
  return new ApigateError("E_RECORD", `a recorded fact cannot be trusted: ${why}`, {
    location: { file },
    hint: "Only apigate writes this branch: see who changed it with `git log`, and restore it",
  });
}
