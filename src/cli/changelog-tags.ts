import type { ChangelogOptions } from "../check/changelog.ts";
import { type Version, walkVersions } from "../check/changelog-walk.ts";
import type { ChangelogSection } from "../core/changelog.ts";
import { ApigateError } from "../core/errors.ts";
import { gitTree } from "../source/git-tree.ts";
import { hasRemote, versionTags } from "../source/porcelain.ts";
import { findRepository, type Repository } from "../source/repository.ts";
import { type Revision, tryResolve } from "../source/revision.ts";

/** A section for every version tag of the repository, newest first. Throws `E_GIT` when there is none. */
export async function sectionsOfTags(
  cwd: string,
  optionsFor: (repository: Repository, commits: readonly string[]) => ChangelogOptions,
): Promise<ChangelogSection[]> {
  const repository = findRepository(cwd);
  if (!repository)
    throw new ApigateError("E_GIT", "this folder is not in a git repository", {
      hint: "--all walks the version tags of one: run it there, or name two files: apigate changelog base.yaml new.yaml",
    });
  const series = await versionTags(repository);
  if (series.length === 0) throw await noTags(repository);
  const revisions = new Map(series.flat().map((tag) => [tag, revisionOf(repository, tag)]));
  const commits = [...revisions.values()].flatMap((revision) => revision?.commit ?? []);
  const options = optionsFor(repository, commits);
  const sections: ChangelogSection[] = [];
  for (const tags of series)
    sections.push(
      ...(await walkVersions(
        tags.map((tag) => versionOf(repository, tag, revisions.get(tag))),
        options,
      )),
    );
  return requireAny(sections);
}

const revisionOf = (repository: Repository, tag: string): Revision | undefined => {
  const revision = tryResolve(repository, `refs/tags/${tag}`);
  return revision && { ...revision, ref: tag };
};

const versionOf = (repository: Repository, tag: string, revision: Revision | undefined): Version => ({
  name: tag,
  open() {
    if (revision) return gitTree(repository, revision);
    throw new ApigateError("E_GIT", "the tag names no commit");
  },
});

/** A repository in which no version has the description asked for has no changelog. */
function requireAny(sections: ChangelogSection[]): ChangelogSection[] {
  const [newest] = sections;
  if (!newest?.problem || sections.some(({ state }) => state !== "no-api")) return sections;
  const { problem } = newest;
  throw new ApigateError(problem.code === "E_USAGE" ? "E_USAGE" : "E_NO_API", problem.message, {
    hint: problem.hint ?? undefined,
  });
}

async function noTags(repository: Repository): Promise<ApigateError> {
  const fetch = (await hasRemote(repository)) ? "fetch them: git fetch --tags origin" : "make one: git tag v1.0.0";
  return new ApigateError("E_GIT", "this repository has no version tags", {
    hint: `Tags like v1.2, orders@1.2.0 or release/1.2 are versions; ${fetch}`,
  });
}
