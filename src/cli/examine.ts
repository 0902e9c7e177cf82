import type { Provider } from "../contract/exchange.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { hasRoot } from "../document/discover.ts";
import { gitTree } from "../source/git-tree.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { DescriptionPlace, Examine } from "./static-result.ts";

/** Holds pacts against the descriptions of revisions, each of which is read once. */
export function examiner(): Examine {
  const known = new Map<string, Promise<Provider | undefined>>();
  return async (pact, place) => {
    const key = [place.revision.tree, place.path ?? "", pact.provider].join("\0");
    const provider = await getOrMake(known, key, () => readProvider(pact.provider, place));
    if (!provider) return undefined;
    const { examinePact } = await import("../check/examine.ts");
    return examinePact(pact, provider);
  };
}

/** The engine is loaded where there is a description. */
async function readProvider(name: string, { repository, revision, path }: DescriptionPlace) {
  const tree = gitTree(repository, revision);
  try {
    if (!(await hasRoot(tree))) return undefined;
    const { openProvider } = await import("../check/examine.ts");
    return await openProvider(name, { tree, path, cache: cacheFolder() });
  } finally {
    tree.close();
  }
}
