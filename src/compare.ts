import { locateDrafts } from "./breaking/findings.ts";
import { runRules } from "./breaking/run.ts";
import type { Finding } from "./core/finding.ts";
import type { ApiSummary } from "./core/result.ts";
import { appeared, vanished } from "./diff/appearance.ts";
import type { Change } from "./diff/changes.ts";
import { diff } from "./diff/diff.ts";
import { type Memory, openCache, remembering } from "./document/cache.ts";
import type { Description } from "./document/description.ts";
import type { Document } from "./document/document.ts";
import { loadDescription } from "./document/load.ts";
import { type Pair, pathOf, type Root } from "./document/pair.ts";
import { parseDocument } from "./document/parse.ts";
import type { Api } from "./model/api.ts";
import { buildApi } from "./model/build.ts";
import { breakingRules } from "./rules/breaking/index.ts";
import type { Blob, Tree } from "./source/tree.ts";

export interface CompareOptions {
  base: Tree;
  revision: Tree;
  /** Folder where parsed documents are kept between runs; without it nothing is kept. */
  cache?: string | undefined;
  /** What this run has parsed so far. */
  memory: Memory;
}

/** The documents that were compared, for reporters that quote lines of them. */
export interface Quotes {
  base: Map<string, Document>;
  revision: Map<string, Document>;
}

/** One pair of descriptions: load both → models → changes → rules → findings with their places.
 * Undefined when all files of both are the same bytes. */
export async function comparePair(
  pair: Pair,
  name: string,
  options: CompareOptions,
  quotes: Quotes,
): Promise<{ summary: ApiSummary; findings: Finding[] } | undefined> {
  const base = pair.base && (await readApi(options.base, pair.base, options, quotes.base));
  const revision = pair.revision && (await readApi(options.revision, pair.revision, options, quotes.revision));
  if (base && revision && isSameBytes(base.description, revision.description)) return undefined;
  const drafts = runRules(name, rootFiles(pair), changesOf(base, revision), breakingRules);
  return { summary: summaryOf(name, pair, base, revision), findings: locateDrafts(name, drafts) };
}

/** The revision's first: other files are named relative to it. */
const rootFiles = ({ base, revision }: Pair): string[] => [revision, base].flatMap((root) => root?.file ?? []);

function changesOf(base: Api | undefined, revision: Api | undefined): Change[] {
  if (base && revision) return diff(base, revision);
  return base ? [vanished(base)] : revision ? [appeared(revision)] : [];
}

async function readApi(
  tree: Tree,
  root: Root,
  { cache, memory }: CompareOptions,
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

function summaryOf(name: string, pair: Pair, base: Api | undefined, revision: Api | undefined): ApiSummary {
  const { version, operations } = (revision ?? base) as Api;
  return {
    name,
    path: pathOf(pair),
    format: version === "2.0" ? "swagger-2.0" : `openapi-${version}`,
    operations: operations.size,
    version: { base: base?.apiVersion ?? null, revision: revision?.apiVersion ?? null },
  };
}

function isSameBytes(base: Description, revision: Description): boolean {
  if (base.root.text().length !== revision.root.text().length) return false;
  const blobs = (description: Description) =>
    [...description.documents].map(({ file, oid }) => `${oid} ${file}`).sort();
  return blobs(base).join("\n") === blobs(revision).join("\n");
}
