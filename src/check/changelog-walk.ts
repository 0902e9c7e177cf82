import type { ChangelogApi, ChangelogSection } from "../core/changelog.ts";
import { ApigateError } from "../core/errors.ts";
import type { Memory } from "../document/cache.ts";
import { apisOf, onlyNamed } from "../document/scope.ts";
import type { Tree } from "../source/tree.ts";
import { type ChangelogOptions, compareVersions, dateShown, noCounts } from "./changelog.ts";
import { readApi } from "./read-api.ts";

/** One version, opened when its turn comes. Throws what is wrong with it. */
export interface Version {
  name: string;
  open(): Tree;
}

/**
 * Each version against the one before it, newest first. One that cannot be read says so and is passed over: the next
 * is compared with the last that could be. A file that two versions share is parsed once.
 */
export async function walkVersions(
  versions: readonly Version[],
  options: ChangelogOptions,
): Promise<ChangelogSection[]> {
  const memory: Memory = new Map();
  const sections: ChangelogSection[] = [];
  let base: Tree | undefined;
  try {
    for (const version of versions) {
      const step = await stepTo(version, base, { ...options, memory });
      sections.unshift(step.section);
      if (step.tree !== base) base?.close();
      base = step.tree;
      if (base) await forget(memory, base);
    }
  } finally {
    base?.close();
  }
  return sections;
}

interface Step {
  section: ChangelogSection;
  /** What the next version is compared with. */
  tree: Tree | undefined;
}

type WalkOptions = ChangelogOptions & { memory: Memory };

async function stepTo({ name, open }: Version, base: Tree | undefined, options: WalkOptions): Promise<Step> {
  let tree: Tree | undefined;
  try {
    tree = open();
    const section = await (base ? compareVersions(base, tree, options) : firstVersion(tree, options));
    return { section, tree };
  } catch (error) {
    const section = without(error, name, base, tree, options);
    if (tree && section.state === "unreadable" && (await isReadable(tree, options))) return { section, tree };
    tree?.close();
    return { section, tree: base };
  }
}

/** There is nothing to compare it with: only what it describes is told. */
async function firstVersion(tree: Tree, options: WalkOptions): Promise<ChangelogSection> {
  return {
    state: "first",
    base: null,
    revision: tree.ref,
    date: dateShown(tree, options),
    problem: null,
    recommendedBump: null,
    bumpReason: FIRST,
    apis: await describe(tree, options),
  };
}

const FIRST = "it is the first version";

/** Every API of one tree, read as a whole: a version that is compared with must be sound. */
async function describe(tree: Tree, { api: wanted, cache, memory }: WalkOptions): Promise<ChangelogApi[]> {
  const apis: ChangelogApi[] = [];
  for (const [root, name] of onlyNamed(await apisOf(tree, cache, memory), wanted)) {
    const api = await readApi(tree, root, { cache, memory }, new Map());
    apis.push({
      name,
      path: root.file,
      format: api.version === "2.0" ? "swagger-2.0" : `openapi-${api.version}`,
      operations: api.operations.size,
      version: { base: null, revision: api.apiVersion },
      recommendedBump: null,
      bumpReason: FIRST,
      counts: noCounts(),
      groups: [],
    });
  }
  return apis.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isReadable(tree: Tree, options: WalkOptions): Promise<boolean> {
  try {
    await describe(tree, options);
    return true;
  } catch (error) {
    if (error instanceof ApigateError) return false;
    throw error;
  }
}

/** A version without the description asked for is no mistake: it may be older than the description. */
function without(
  error: unknown,
  name: string,
  base: Tree | undefined,
  tree: Tree | undefined,
  options: WalkOptions,
): ChangelogSection {
  if (!(error instanceof ApigateError)) throw error;
  const isAbsent = error.code === "E_NO_API" || (error.code === "E_USAGE" && options.api !== undefined);
  const { code, message, hint = null } = error;
  return {
    state: isAbsent ? "no-api" : "unreadable",
    base: base?.ref ?? null,
    revision: tree?.ref ?? { ref: name, commit: null },
    date: tree ? dateShown(tree, options) : null,
    problem: { code, message: at(error) + message, hint },
    recommendedBump: null,
    bumpReason: isAbsent ? "there is no description" : "it could not be compared",
    apis: [],
  };
}

const at = ({ location }: ApigateError): string =>
  location?.file === undefined ? "" : `${[location.file, location.line, location.column].filter(Boolean).join(":")}: `;

/** Keeps what the next step may need again, so that memory does not grow with the number of versions. */
async function forget(memory: Memory, tree: Tree): Promise<void> {
  const kept = new Set([...(await tree.entries()).values()].map(({ oid }) => oid));
  for (const key of memory.keys()) if (!kept.has(key.slice(key.indexOf(" ") + 1))) memory.delete(key);
}
