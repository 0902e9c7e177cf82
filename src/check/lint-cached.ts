import type { Document } from "../document/document.ts";
import { isObject } from "../document/value.ts";
import { keep, keptFile, readKept } from "../source/store.ts";
import type { Tree } from "../source/tree.ts";
import type { Described, DescribeOptions, Linted, LintPlan, lintDescription } from "./lint-description.ts";
import { ownershipIn } from "./ownership.ts";

export interface LintReadOptions extends DescribeOptions {
  /** Of apigate. */
  version: string;
  /** Called when something must be looked at, which nothing is kept of. */
  beforeWork?: (() => void) | undefined;
}

/**
 * The findings of a description: from the cache where all its files, the rules and apigate are what they were, else
 * from the engines. Documents are read, and added to `documents`, only in the second case.
 */
export async function lintCached(
  tree: Tree,
  one: Described,
  plan: LintPlan,
  options: LintReadOptions,
  documents: Map<string, Document>,
): Promise<Linted> {
  const { cache, version } = options;
  const { root, name } = one;
  const ownership = await ownershipIn(tree, root.file);
  const knowing = { ...options, ownership };
  const lint: typeof lintDescription = async (...of) => {
    options.beforeWork?.();
    return (await import("./lint-description.ts")).lintDescription(...of);
  };
  if (cache === undefined || plan.fingerprint === undefined) return lint(tree, one, plan, knowing, documents);
  const key = ["lint", version, plan.fingerprint, name, root.file, root.oid, ownership ?? null];
  const file = keptFile(cache, JSON.stringify(key));
  const kept = readKept(file);
  if (isKept(kept) && (await isCurrent(tree, root, kept))) return kept;
  const linted = await lint(tree, one, plan, { ...knowing, isBare: false }, documents);
  keep(file, linted);
  return linted;
}

/** What was found holds as long as the files it was found in are the same bytes. */
const isKept = (content: unknown): content is Linted =>
  isObject(content) && isObject(content.files) && Array.isArray(content.problems) && Array.isArray(content.ignores);

/** The root has been read already: what is kept is found by its content. */
async function isCurrent(tree: Tree, root: Described["root"], { files }: Linted): Promise<boolean> {
  const others = Object.entries(files).filter(([path]) => path !== root.file);
  const blobs = await tree.read(others.map(([path]) => path));
  return others.every(([path, oid]) => blobs.get(path)?.oid === oid);
}
