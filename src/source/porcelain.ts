import { type SimpleGit, simpleGit } from "simple-git";
import { getOrMake } from "../core/get-or-make.ts";
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

/** Tags that read as a version: `v1.2`, `orders@1.2.0`, `release/1.2`, `2024.01.31`. */
const VERSION = /(?:^|[/@v-])\d+(?:\.\d+)*/;

/** The newest tag that reads as a version and is an ancestor of HEAD; undefined when there is none. */
export async function newestVersionTag(repository: Repository): Promise<string | undefined> {
  if (!git(repository.directory, "rev-parse", ["--verify", "--quiet", "HEAD"]).ok) return undefined;
  const merged = new Set((await open(repository).tags(["--merged", "HEAD"])).all);
  const tags = (await listTags(repository)).filter((tag) => merged.has(tag) && VERSION.test(tag));
  return tags.at(-1);
}

/**
 * All tags that read as a version, oldest first, in one list for each thing that is versioned: `orders@1.2.0` and
 * `billing@1.0.0` do not follow one another.
 */
export async function versionTags(repository: Repository): Promise<string[][]> {
  const series = new Map<string, string[]>();
  for (const tag of await listTags(repository)) {
    const prefix = VERSION.exec(tag);
    if (prefix) getOrMake(series, tag.slice(0, prefix.index), () => []).push(tag);
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tags]) => tags);
}

export const hasRemote = async (repository: Repository): Promise<boolean> =>
  (await open(repository).getRemotes()).length > 0;

export const isShallow = async (repository: Repository): Promise<boolean> =>
  (await open(repository).revparse(["--is-shallow-repository"])).trim() === "true";
