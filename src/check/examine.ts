import { worst } from "../contract/mismatch.ts";
import type { Root } from "../document/pair.ts";
import { apisOf } from "../document/scope.ts";
import type { Pact } from "../pact/pact.ts";
import { apiOf } from "../pact/provider.ts";
import type { Tree } from "../source/tree.ts";
import { checkInteractions, interactionsOf } from "./contracts.ts";
import { readApi } from "./read-api.ts";

export interface ExamineOptions {
  tree: Tree;
  /** The provider's description, where it is known; else it is found by the provider's name. */
  path: string | undefined;
  cache?: string | undefined;
}

/**
 * Whether the description of a provider guarantees what a pact relies on: false when something breaks, undefined when
 * there is no description of this provider or a part could not be examined.
 */
export async function examinePact(pact: Pact, options: ExamineOptions): Promise<boolean | undefined> {
  const root = await rootFor(pact, options);
  if (!root) return undefined;
  const api = await readApi(options.tree, root, { cache: options.cache, memory: new Map() }, new Map());
  const effect = worst(checkInteractions(api, interactionsOf([pact])).map((report) => report.effect));
  return effect === "unverified" ? undefined : effect !== "breaks";
}

async function rootFor({ provider }: Pact, { tree, path, cache }: ExamineOptions): Promise<Root | undefined> {
  const roots = [...(await apisOf(tree, { cache }))];
  if (path !== undefined) return roots.find(([root]) => root.file === path)?.[0];
  const names = roots.map(([root, name]) => ({ name, path: root.file, title: root.title() }));
  const match = apiOf(provider, names);
  return match.kind === "found" ? roots.find(([, name]) => name === match.name)?.[0] : undefined;
}
