import { type Memory, openCache, remembering } from "../document/cache.ts";
import type { Document } from "../document/document.ts";
import { loadDescription } from "../document/load.ts";
import type { Root } from "../document/pair.ts";
import { parseDocument } from "../document/parse.ts";
import type { Api } from "../model/api.ts";
import { buildApi } from "../model/build.ts";
import type { Blob, Tree } from "../source/tree.ts";

export interface ReadOptions {
  /** Folder where parsed documents are kept between runs; without it nothing is kept. */
  cache?: string | undefined;
  /** What this run has parsed so far. */
  memory: Memory;
}

/** A description and everything it refers to, as a model; its documents are added to `documents`. */
export async function readApi(
  tree: Tree,
  root: Root,
  { cache, memory }: ReadOptions,
  documents: Map<string, Document>,
): Promise<Api> {
  const known = remembering(memory, cache === undefined ? undefined : openCache(cache, root.oid));
  const parse = (blob: Blob): Document => parseDocument(blob, known);
  const description = await loadDescription(tree, root.document(), parse);
  if (cache !== undefined) known.put(root.oid, root.document().format, root.document().value);
  known.save();
  for (const document of description.documents) documents.set(document.file, document);
  return buildApi(description);
}
