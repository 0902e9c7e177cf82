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
  const lines = answer.stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "" && line !== "--end-of-options");
  if (answer.stderr.includes("is ambiguous")) throw ambiguous(repository, ref);
  const [commit, tree] = lines;
  if (commit === undefined || !OBJECT_ID.test(commit)) return undefined;
  if (!answer.ok) throw damaged(ref, commit);
  return tree !== undefined && lines.length === 2 && OBJECT_ID.test(tree) ? { ref, commit, tree } : undefined;
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function damaged(ref: string, commit: string): ApigateError {
  return new ApigateError("E_GIT", `the tree of \`${ref}\` (commit ${commit}) cannot be read`, { hint: INCOMPLETE });
}

/** What helps when objects are missing. */
export const INCOMPLETE =
  "The clone is partial or damaged: try `git fetch --refetch origin`, or check it with `git fsck`";

/** A tag and a branch of one name are two versions: git would pick one with a warning, the gate must not guess. */
function ambiguous(repository: Repository, ref: string): ApigateError {
  const name = ref.replace(/[\^~@{].*$/, "");
  const names = [`refs/tags/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`];
  const found = git(repository.directory, "for-each-ref", ["--format=%(refname)", ...names])
    .stdout.toString()
    .split("\n");
  const exact = names.filter((full) => found.includes(full));
  const kinds = exact.length > 1 ? "it is both a tag and a branch" : "it names more than one object";
  return new ApigateError("E_GIT", `\`${ref}\` is ambiguous: ${kinds}`, {
    hint:
      exact.length > 0
        ? `Say which: ${exact.map((full) => `\`${full}\``).join(" or ")}${exact.length > 1 ? "" : ", or the whole commit id"}`
        : "Write the whole commit id",
  });
}

async function unknownRevision(repository: Repository, ref: string): Promise<ApigateError> {
  const { hasRemote, isShallow, listTags } = await import("./porcelain.ts");
  if (await isShallow(repository)) {
    return new ApigateError("E_GIT", `\`${ref}\` is not in this shallow clone`, {
      hint: `Fetch it first: ${fetchCommand(ref)}`,
    });
  }
  const tags = await listTags(repository);
  return new ApigateError("E_GIT", `\`${ref}\` is no tag, branch or commit of this repository, and no file here`, {
    hint: tags.length > 0 ? (didYouMean(ref, tags) ?? newest(tags)) : noTags(await hasRemote(repository)),
  });
}

const newest = (tags: readonly string[]): string =>
  `Newest tags: ${tags
    .slice(-5)
    .reverse()
    .map((tag) => `\`${tag}\``)
    .join(", ")}`;

const noTags = (mayFetch: boolean): string =>
  `This repository has no tags; ${mayFetch ? "fetch them with: git fetch --tags origin" : "make one with: git tag <version>"}`;

/** What brings a missing revision into a shallow clone. Abbreviated ids and ancestors cannot be asked for by name. */
function fetchCommand(ref: string): string {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref)) return `git fetch --depth=1 origin ${ref}`;
  if (/[\^~@{]/.test(ref) || /^[0-9a-f]{4,39}$/.test(ref)) return "git fetch --unshallow --tags origin";
  const [, branch] = /^(?:refs\/remotes\/)?origin\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return `git fetch --depth=1 origin ${quoted(`${branch}:refs/remotes/origin/${branch}`)}`;
  return `git fetch --depth=1 origin tag ${quoted(ref.replace(/^refs\/tags\//, ""))}`;
}

const quoted = (text: string): string => (/^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
