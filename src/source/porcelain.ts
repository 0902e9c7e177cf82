import { type SimpleGit, simpleGit } from "simple-git";
import { git, gitEnvironment } from "./git.ts";
import type { Repository } from "./repository.ts";

/** What needs no speed and no user text goes through simple-git; it is imported only when one of these is called. */
const open = (repository: Repository): SimpleGit =>
  simpleGit(repository.directory, { allowEnvironment: Object.keys(gitEnvironment()) }).env(gitEnvironment());

/** All tags, oldest version first. */
export async function listTags(repository: Repository): Promise<string[]> {
  const { all } = await open(repository).tags();
  const { default: coerce } = await import("semver/functions/coerce.js");
  const { default: compare } = await import("semver/functions/compare-build.js");
  const versions = all.map((tag) => ({ tag, version: coerce(tag, { includePrerelease: true }) }));
  versions.sort((a, b) => {
    if (a.version && b.version) return compare(a.version, b.version) || (a.tag < b.tag ? -1 : 1);
    return a.version ? 1 : b.version ? -1 : a.tag < b.tag ? -1 : 1;
  });
  return versions.map(({ tag }) => tag);
}

/** The newest tag that reads as a version and is an ancestor of HEAD; undefined when there is none. */
export async function newestVersionTag(repository: Repository): Promise<string | undefined> {
  if (!git(repository.directory, "rev-parse", ["--verify", "--quiet", "HEAD"]).ok) return undefined;
  const merged = new Set((await open(repository).tags(["--merged", "HEAD"])).all);
  const tags = (await listTags(repository)).filter((tag) => merged.has(tag) && /(?:^|[/@v-])\d+(?:\.\d+)*/.test(tag));
  return tags.at(-1);
}

export const hasRemote = async (repository: Repository): Promise<boolean> =>
  (await open(repository).getRemotes()).length > 0;

export const isShallow = async (repository: Repository): Promise<boolean> =>
  (await open(repository).revparse(["--is-shallow-repository"])).trim() === "true";
