import { hasRoot } from "../document/discover.ts";
import { gitTree } from "../source/git-tree.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Examine } from "./static-result.ts";

/** Holds a pact against the description of a revision; one without any description leaves it open. The engine is loaded when there is one. */
export const examine: Examine = async (pact, { repository, revision, path }) => {
  const tree = gitTree(repository, revision);
  try {
    if (!(await hasRoot(tree))) return undefined;
    const { examinePact } = await import("../check/examine.ts");
    return await examinePact(pact, { tree, path, cache: cacheFolder() });
  } finally {
    tree.close();
  }
};
