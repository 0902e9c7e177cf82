import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { gitTree } from "./git-tree.ts";
import { findRepository, type Repository, requireRepository } from "./repository.ts";
import { resolveRevision, tryResolve } from "./revision.ts";
import { stdinTree } from "./single-file.ts";
import type { Tree } from "./tree.ts";
import { workTree } from "./work-tree.ts";

/**
 * Opens a source ref: `-`, `<rev>`, `<rev>:<path>`, a file or a folder; undefined means the work tree.
 * Throws `E_SOURCE` or `E_GIT` with a hint when it names nothing, or two things.
 */
export async function openSource(ref: string | undefined, cwd: string): Promise<Tree> {
  if (ref === undefined) return openWorkTree(cwd);
  if (ref === "")
    throw new ApigateError("E_USAGE", "a version or file is named by an empty text", {
      hint: "Is a variable of your script unset?",
    });
  if (ref === "-") return stdinTree();
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(ref)) throw remote(ref);
  const onDisk = path.resolve(cwd, ref);
  const exists = existsSync(onDisk);
  const explicit = /^\.{0,2}[\\/]/.test(ref);
  if (exists && !explicit && !/\.(?:json|ya?ml)$/i.test(ref)) refuseTwoMeanings(ref, cwd);
  if (exists) return openOnDisk(onDisk, ref);
  if (explicit) throw new ApigateError("E_SOURCE", `there is no file or folder \`${ref}\``);
  return openRevision(ref, cwd);
}

function openWorkTree(cwd: string): Tree {
  const repository = findRepository(cwd);
  if (repository && repository.root === undefined) {
    throw new ApigateError("E_SOURCE", "this repository is bare: it has no work tree to compare with", {
      hint: "Name two versions: apigate diff <base> <revision>",
    });
  }
  return workTree(repository?.root ?? cwd, repository);
}

/** A file is read with its surroundings: `$ref`s may reach the rest of its repository, or of its folder. */
function openOnDisk(onDisk: string, shown: string): Tree {
  if (lstatSync(onDisk).isSymbolicLink()) {
    throw new ApigateError("E_SOURCE", `\`${shown}\` is a symlink`, { hint: "Name the file it points to" });
  }
  const real = realpathSync(onDisk);
  const stat = statSync(real);
  if (stat.isDirectory()) return workTree(real, undefined);
  if (!stat.isFile()) throw new ApigateError("E_SOURCE", "this is no regular file", { location: { file: onDisk } });
  const root = repositoryRoot(path.dirname(real)) ?? path.dirname(real);
  return workTree(root, undefined, path.relative(root, real).split(path.sep).join("/"));
}

/** The nearest folder above with a `.git`; git itself is not asked, for two files can be compared without it. */
function repositoryRoot(directory: string): string | undefined {
  if (existsSync(path.join(directory, ".git"))) return directory;
  const parent = path.dirname(directory);
  return parent === directory ? undefined : repositoryRoot(parent);
}

function refuseTwoMeanings(ref: string, cwd: string): void {
  let repository: Repository | undefined;
  try {
    repository = findRepository(cwd);
  } catch {
    return;
  }
  if (!repository || !tryResolve(repository, ref)) return;
  throw new ApigateError("E_SOURCE", `\`${ref}\` is both a git revision and a file`, {
    hint: `Write \`./${ref}\` for the file, or \`refs/tags/${ref}\` (\`refs/heads/${ref}\`) for the revision`,
  });
}

async function openRevision(ref: string, cwd: string): Promise<Tree> {
  const colon = ref.indexOf(":");
  const name = colon < 0 ? ref : ref.slice(0, colon);
  const repository = requireRepository(cwd, ref);
  const revision = await resolveRevision(repository, name);
  if (colon < 0) return gitTree(repository, revision);
  const file = pathInTree(ref.slice(colon + 1), cwd, repository);
  const tree = gitTree(repository, revision, file);
  const entries = await tree.entries();
  const kind = entries.get(file)?.kind;
  if (kind === "file") return tree;
  tree.close();
  if (kind)
    throw new ApigateError("E_SOURCE", `\`${file}\` of \`${name}\` is a ${kind}`, { hint: "Name the file itself" });
  throw new ApigateError("E_SOURCE", `\`${name}\` has no file \`${file}\``, { hint: didYouMean(file, entries.keys()) });
}

/** Paths count from the top of the repository, or from here when they begin with `./` or `../` (gitrevisions(7)). */
function pathInTree(file: string, cwd: string, { root }: Repository): string {
  if (!/^\.{1,2}\//.test(file) || root === undefined) return path.posix.normalize(file);
  return path
    .relative(root, path.resolve(realpathSync(cwd), file))
    .split(path.sep)
    .join("/");
}

function remote(ref: string): ApigateError {
  const shown = ref.replace(/\/\/[^/@]*@/, "//");
  return new ApigateError("E_SOURCE", `\`${shown}\` is a URL; apigate reads nothing from the network`, {
    hint: "Download the description and name the file",
  });
}
