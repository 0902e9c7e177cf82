import { existsSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { gitTree } from "./git-tree.ts";
import { requireRepository } from "./repository.ts";
import { resolveRevision } from "./revision.ts";
import type { Blob, Tree } from "./tree.ts";
import { workTree } from "./work-tree.ts";

/** A file or folder in a tree. */
export interface Place {
  tree: Tree;
  /** Relative to the tree; `.` for all of it. */
  path: string;
}

/**
 * Opens what a user names as a place of files: a file or folder on disk, `<rev>:<path>`, or a revision as a whole. On
 * disk only the folder that was named is listed. Throws `E_SOURCE` or `E_GIT`.
 */
export async function openPlace(source: string, cwd: string): Promise<Place> {
  if (source === "")
    throw new ApigateError("E_USAGE", "a place is named by an empty text", {
      hint: "Is a variable of your script unset?",
    });
  const onDisk = path.resolve(cwd, source);
  if (existsSync(onDisk)) return openOnDisk(onDisk, source);
  if (/^\.{0,2}[\\/]/.test(source)) throw new ApigateError("E_SOURCE", `there is no file or folder \`${source}\``);
  const colon = source.indexOf(":");
  const repository = requireRepository(cwd, source);
  const revision = await resolveRevision(repository, colon < 0 ? source : source.slice(0, colon));
  return { tree: gitTree(repository, revision), path: colon < 0 ? "." : source.slice(colon + 1) };
}

function openOnDisk(onDisk: string, shown: string): Place {
  const real = realpathSync(onDisk);
  if (statSync(real).isDirectory()) {
    const name = path.basename(real);
    return { tree: under(workTree(real, undefined), name), path: name };
  }
  return { tree: workTree(path.dirname(real), undefined, shown), path: path.basename(real) };
}

/** The same files, with the folder's name before theirs. */
function under(tree: Tree, folder: string): Tree {
  const inner = (file: string): string => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file);
  return {
    ...tree,
    label: folder,
    async entries() {
      const listed = [...(await tree.entries()).values()];
      return new Map(listed.map((entry) => [`${folder}/${entry.path}`, { ...entry, path: `${folder}/${entry.path}` }]));
    },
    async read(paths, limit) {
      const blobs = await tree.read(paths.map(inner), limit);
      return new Map(
        [...blobs.values()].map((blob) => [`${folder}/${blob.path}`, named(blob, `${folder}/${blob.path}`)]),
      );
    },
  };
}

/** The id is still computed only when somebody asks. */
const named = (blob: Blob, file: string): Blob => ({
  path: file,
  bytes: blob.bytes,
  get oid() {
    return blob.oid;
  },
});
