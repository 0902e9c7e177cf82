import { checkInteraction } from "../contract/check-interaction.ts";
import { buildProvider, type Provider } from "../contract/exchange.ts";
import { worst } from "../contract/mismatch.ts";
import type { Root } from "../document/pair.ts";
import { apisOf } from "../document/scope.ts";
import type { Pact } from "../pact/pact.ts";
import { apiOf } from "../pact/provider.ts";
import type { Tree } from "../source/tree.ts";
import { readApi } from "./read-api.ts";

export interface ProviderPlace {
  tree: Tree;
  /** Its description, where that is known; else it is found by the provider's name. */
  path: string | undefined;
  cache?: string | undefined;
}

/** The provider of this name in a tree; undefined when nothing there describes it. */
export async function openProvider(name: string, place: ProviderPlace): Promise<Provider | undefined> {
  const root = await rootFor(name, place);
  const { tree, cache } = place;
  return root && buildProvider(await readApi(tree, root, { cache, memory: new Map() }, new Map()));
}

/** Whether a provider guarantees what a pact relies on; undefined when a part could not be examined and nothing breaks. */
export function examinePact(pact: Pact, provider: Provider): boolean | undefined {
  const effect = worst(pact.interactions.map((interaction) => checkInteraction(provider, interaction).effect));
  return effect === "unverified" ? undefined : effect !== "breaks";
}

async function rootFor(provider: string, { tree, path, cache }: ProviderPlace): Promise<Root | undefined> {
  const roots = [...(await apisOf(tree, cache))];
  if (path !== undefined) return roots.find(([root]) => root.file === path)?.[0];
  const names = roots.map(([root, name]) => ({ name, path: root.file, title: root.title() }));
  const match = apiOf(provider, names);
  return match.kind === "found" ? roots.find(([, name]) => name === match.name)?.[0] : undefined;
}
