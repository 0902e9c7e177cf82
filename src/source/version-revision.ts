import { git } from "./git.ts";
import type { Repository } from "./repository.ts";
import { type Revision, tryResolve } from "./revision.ts";

/**
 * The commit that a version of a participant is, where this repository has it: the tag `orders/v1.3.0`, `orders-1.3.0`
 * or `orders@1.3.0`, else `v1.3.0` or `1.3.0`, else the commit of this id. A tag that names the participant comes first:
 * in a repository of many, `v1.3.0` may be another's.
 */
export function revisionOfVersion(repository: Repository, pacticipant: string, version: string): Revision | undefined {
  const names = [version, version.startsWith("v") ? version.slice(1) : `v${version}`];
  const own = ["/", "-", "@"].flatMap((separator) => names.map((name) => `${pacticipant}${separator}${name}`));
  for (const tag of [...own, ...names]) {
    const revision = isTag(repository, tag) ? tryResolve(repository, `refs/tags/${tag}`) : undefined;
    if (revision) return revision;
  }
  return /^[0-9a-f]{7,64}$/.test(version) ? byCommitId(repository, version) : undefined;
}

/** Cheap, and keeps revision syntax (`v1~2`, `v1^{tree}`) from being understood. */
function isTag(repository: Repository, tag: string): boolean {
  if (/[\0-\x20~^:?*[\\\x7f]|\.\.|@\{/.test(tag)) return false;
  return git(repository.directory, "rev-parse", ["--verify", "--quiet", "--end-of-options", `refs/tags/${tag}`]).ok;
}

/** A branch may be called like a commit id; the commit then begins otherwise. */
function byCommitId(repository: Repository, id: string): Revision | undefined {
  const revision = tryResolve(repository, id);
  return revision?.commit.startsWith(id) ? revision : undefined;
}
