import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { git } from "./git.ts";
import { firstLine, type Repository } from "./repository.ts";

/** A git revision after its one resolution: from here on only object ids reach git. */
export interface Revision {
  /** As the user wrote it: `v1.2`. */
  ref: string;
  commit: string;
  tree: string;
}

/** Resolves a tag, branch or commit id. Throws `E_GIT` with the nearest tags, or with the fetch that is missing. */
export async function resolveRevision(repository: Repository, ref: string): Promise<Revision> {
  const revision = tryResolve(repository, ref);
  if (revision) return revision;
  throw await unknownRevision(repository, ref);
}

/** The same, or undefined for a name that is no revision. */
export function tryResolve(repository: Repository, ref: string): Revision | undefined {
  if (ref === "" || /[\0\n]/.test(ref)) return undefined;
  refuseAmbiguous(repository, ref);
  const answer = git(repository.directory, "rev-parse", ["--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  const commit = answer.stdout.toString().trim();
  if (!answer.ok || !OBJECT_ID.test(commit)) return undefined;
  const tree = git(repository.directory, "rev-parse", ["--verify", "--quiet", `${commit}^{tree}`]);
  if (!tree.ok) throw new ApigateError("E_GIT", `commit ${commit} cannot be read: ${firstLine(tree.stderr) || "its tree is missing"}`);
  return { ref, commit, tree: tree.stdout.toString().trim() };
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A tag and a branch of one name are two versions: git would pick one with a warning, the gate must not guess. */
function refuseAmbiguous(repository: Repository, ref: string): void {
  if (!/^[^-~^:?*[\\\s][^~^:?*[\\\s]*$/.test(ref) || ref.startsWith("refs/")) return;
  const names = [`refs/tags/${ref}`, `refs/heads/${ref}`];
  const found = git(repository.directory, "for-each-ref", ["--format=%(refname)", ...names]).stdout.toString();
  const exact = names.filter((name) => found.split("\n").includes(name));
  if (exact.length < 2) return;
  throw new ApigateError("E_GIT", `\`${ref}\` is ambiguous: it is both a tag and a branch`, {
    hint: `Say which: ${exact.map((name) => `\`${name}\``).join(" or ")}`,
  });
}

async function unknownRevision(repository: Repository, ref: string): Promise<ApigateError> {
  const { listTags, isShallow } = await import("./porcelain.ts");
  const tags = await listTags(repository);
  if (await isShallow(repository)) {
    return new ApigateError("E_GIT", `\`${ref}\` is not in this shallow clone`, { hint: `Fetch it first: ${fetchCommand(ref)}` });
  }
  const guess = didYouMean(ref, tags);
  const none = tags.length === 0 ? "This repository has no tags; fetch them with: git fetch --tags origin" : undefined;
  return new ApigateError("E_GIT", `\`${ref}\` is no tag, branch or commit of this repository, and no file here`, {
    hint: guess ?? none ?? `Newest tags: ${tags.slice(-5).reverse().map((tag) => `\`${tag}\``).join(", ")}`,
  });
}

/** What brings a missing revision into a shallow clone. */
function fetchCommand(ref: string): string {
  if (/^[0-9a-f]{7,64}$/.test(ref)) return `git fetch --depth=1 origin ${ref}`;
  const quoted = /^[\w./@+-]+$/.test(ref) ? ref : `'${ref.replaceAll("'", "'\\''")}'`;
  return `git fetch --depth=1 origin tag ${quoted}`;
}
