import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import { git } from "./git.ts";
import type { Repository } from "./repository.ts";

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
  const answer = git(repository.directory, "rev-parse", ["--end-of-options", `${ref}^{commit}`, `${ref}^{tree}`]);
  const ids = answer.stdout
    .toString()
    .split("\n")
    .filter((line) => OBJECT_ID.test(line));
  if (answer.stderr.includes("is ambiguous")) throw ambiguous(repository, ref);
  const [commit, tree] = ids;
  return answer.ok && commit !== undefined && tree !== undefined && ids.length === 2
    ? { ref, commit, tree }
    : undefined;
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A tag and a branch of one name are two versions: git would pick one with a warning, the gate must not guess. */
function ambiguous(repository: Repository, ref: string): ApigateError {
  const names = [`refs/tags/${ref}`, `refs/heads/${ref}`, `refs/remotes/${ref}`];
  const found = git(repository.directory, "for-each-ref", ["--format=%(refname)", ...names])
    .stdout.toString()
    .split("\n");
  const exact = names.filter((name) => found.includes(name));
  return new ApigateError(
    "E_GIT",
    `\`${ref}\` is ambiguous: it names ${exact.length > 1 ? "a tag and a branch" : "several objects"}`,
    {
      hint:
        exact.length > 1
          ? `Say which: ${exact.map((name) => `\`${name}\``).join(" or ")}`
          : "Write the full name or the whole commit id",
    },
  );
}

async function unknownRevision(repository: Repository, ref: string): Promise<ApigateError> {
  const { listTags, isShallow } = await import("./porcelain.ts");
  const tags = await listTags(repository);
  if (await isShallow(repository)) {
    return new ApigateError("E_GIT", `\`${ref}\` is not in this shallow clone`, {
      hint: `Fetch it first: ${fetchCommand(ref)}`,
    });
  }
  const guess = didYouMean(ref, tags);
  const none = tags.length === 0 ? "This repository has no tags; fetch them with: git fetch --tags origin" : undefined;
  return new ApigateError("E_GIT", `\`${ref}\` is no tag, branch or commit of this repository, and no file here`, {
    hint:
      guess ??
      none ??
      `Newest tags: ${tags
        .slice(-5)
        .reverse()
        .map((tag) => `\`${tag}\``)
        .join(", ")}`,
  });
}

/** What brings a missing revision into a shallow clone. */
function fetchCommand(ref: string): string {
  if (/^[0-9a-f]{7,64}$/.test(ref)) return `git fetch --depth=1 origin ${ref}`;
  const quoted = /^[\w./@+-]+$/.test(ref) ? ref : `'${ref.replaceAll("'", "'\\''")}'`;
  return `git fetch --depth=1 origin tag ${quoted}`;
}
