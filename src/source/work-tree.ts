import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
} from "node:fs";
import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { lazy } from "../core/lazy.ts";
import { git } from "./git.ts";
import type { Repository } from "./repository.ts";
import { checkSize } from "./size.ts";
import type { Blob, Entry, Tree } from "./tree.ts";

/** The files on disk under `root`: those git tracks or would track, or every file where there is no git. */
export function workTree(root: string, repository: Repository | undefined, only?: string): Tree {
  const top = realpathSync(root);
  let listing: Promise<Map<string, Entry>> | undefined;
  return {
    label: only ?? "work tree",
    ref: { ref: only ?? "work tree", commit: null },
    id: undefined,
    folder: top,
    only,
    entries: () => (listing ??= list(top, repository)),
    close: () => {},
    async read(paths, limit) {
      const blobs = paths.map((file) => readUnder(top, file, limit)).filter((blob) => blob !== undefined);
      return new Map(blobs.map((blob) => [blob.path, blob]));
    },
  };
}

async function list(root: string, repository: Repository | undefined): Promise<Map<string, Entry>> {
  const paths = repository?.root === undefined ? walk(root) : tracked(root);
  const entries = new Map<string, Entry>();
  for (const file of paths) {
    const stat = lstatSync(path.join(root, file), { throwIfNoEntry: false });
    if (!stat) continue;
    const kind = stat.isSymbolicLink() ? "symlink" : stat.isDirectory() ? "submodule" : "file";
    entries.set(file, { path: file, oid: undefined, size: stat.size, kind });
  }
  return entries;
}

function tracked(root: string): string[] {
  const answer = git(root, "ls-files", ["-z", "--cached", "--others", "--exclude-standard"]);
  if (!answer.ok) throw new ApigateError("E_GIT", "git cannot list the files of the work tree");
  return answer.stdout.toString().split("\0").filter(Boolean);
}

/** Without git: JSON and YAML files, and every symbolic link, so that one where a file is expected is not passed over. */
function walk(root: string): string[] {
  const found: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of listed(root, folder)) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory()) pending.push(file);
      else if (entry.isSymbolicLink() || /\.(?:json|ya?ml)$/i.test(entry.name)) found.push(file);
    }
  }
  return found.sort();
}

function listed(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch (cause) {
    throw new ApigateError("E_SOURCE", `the folder cannot be listed: ${(cause as Error).message}`, {
      location: { file: folder === "" ? root : folder },
      cause,
    });
  }
}

/**
 * Reads `file` if it is a regular file that really stands under `root`: no symbolic link on the way may lead out.
 * `O_NONBLOCK` keeps a FIFO from hanging the run.
 */
function readUnder(root: string, file: string, limit?: number): Blob | undefined {
  const absolute = path.join(root, file);
  let real: string;
  try {
    real = realpathSync(absolute);
  } catch {
    return undefined;
  }
  if (real !== absolute || !real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return undefined;
  return readRegular(absolute, file, limit);
}

/** Reads one regular file, whole, within the size limit. `shown` is its name in messages. */
export function readRegular(absolute: string, shown: string, limit?: number): Blob | undefined {
  const descriptor = openRegular(absolute, shown);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return undefined;
    checkSize(shown, stat.size, limit);
    const bytes = Buffer.allocUnsafe(stat.size); // only what is read of it is used
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(descriptor, bytes, read, bytes.length - read, read);
      if (count === 0) break;
      read += count;
    }
    return asBlob(shown, bytes.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
}

function openRegular(absolute: string, shown: string): number {
  try {
    return openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === "EACCES" ? "permission denied" : (cause as Error).message;
    throw new ApigateError("E_SOURCE", `the file cannot be read: ${reason}`, { location: { file: shown }, cause });
  }
}

/** Bytes with the id git would give them, so that an unchanged file is known as the blob it is. */
export function asBlob(file: string, bytes: Uint8Array): Blob {
  const oid = lazy(() => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex"));
  return {
    path: file,
    bytes,
    get oid() {
      return oid();
    },
  };
}
