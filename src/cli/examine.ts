import { ApigateError } from "../core/errors.ts";
import { gitTree } from "../source/git-tree.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Examine } from "./static-result.ts";

/** Holds a pact against the description of a revision, loading the engine when there is one; a revision without any description leaves it open. */
export const examine: Examine = async (pact, { repository, revision, path }) => {
  const tree = gitTree(repository, revision);
  const { examinePact } = await import("../examine.ts");
  try {
    return await examinePact(pact, { tree, path, cache: cacheFolder() });
  } catch (error) {
    if (error instanceof ApigateError && error.code === "E_NO_API") return undefined;
    throw error;
  } finally {
    tree.close();
  }
};
