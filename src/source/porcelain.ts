import type { SimpleGit } from "simple-git";
import { getOrMake } from "../core/get-or-make.ts";
import { git, gitEnvironment } from "./git.ts";
import type { Repository } from "./repository.ts";

/** What needs no speed and no user text goes through simple-git; it is imported only when somebody asks. */
async function open(repository: Repository): Promise<SimpleGit> {
  const { simpleGit } = await import("simple-git");
  return simpleGit(repository.directory, { allowEnvironment: Object.keys(gitEnvironment()) }).env(gitEnvironment());
}

/** All tags, oldest version first. */
export const listTags = async (repository: Repository): Promise<string[]> =>
  byVersion((await (await open(repository)).tags()).all);

async function byVersion(all: readonly string[]): Promise<string[]> {
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
  const merged = git(repository.directory, "for-each-ref", [
    "--merged=HEAD",
    "--format=%(refname:strip=2)",
    "refs/tags/",
  ]);
  if (!merged.ok) return undefined;
  const tags = merged.stdout
    .toString()
    .split("\n")
    .filter((tag) => VERSION.test(tag));
  return tags.length > 1 ? (await byVersion(tags)).at(-1) : tags[0];
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
  (await (await open(repository)).getRemotes()).length > 0;

export const isShallow = async (repository: Repository): Promise<boolean> =>
  (await (await open(repository)).revparse(["--is-shallow-repository"])).trim() === "true";
