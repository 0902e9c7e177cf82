import { compareFindings, locateDrafts } from "./breaking/findings.ts";
import { runRules } from "./breaking/run.ts";
import type { Finding } from "./core/finding.ts";
import { appeared, vanished } from "./diff/appearance.ts";
import type { Change } from "./diff/changes.ts";
import { diff } from "./diff/diff.ts";
import { openCache } from "./document/cache.ts";
import type { Document } from "./document/document.ts";
import { loadDescription } from "./document/load.ts";
import { type Pair, pathOf, type Root } from "./document/pair.ts";
import { parseDocument } from "./document/parse.ts";
import type { FailOn } from "./gate/fail-on.ts";
import { bumpOf, summarise, verdictOf } from "./gate/judge.ts";
import type { ApiSummary, Result } from "./gate/result.ts";
import type { Api } from "./model/api.ts";
import { buildApi } from "./model/build.ts";
import { breakingRules } from "./rules/breaking/index.ts";
import { changedPairs } from "./document/scope.ts";
import type { Blob, Tree } from "./source/tree.ts";

export interface DiffOptions {
  base: Tree;
  revision: Tree;
  failOn: FailOn;
  /** Only this API. */
  api?: string | undefined;
  /** Folder where parsed documents are kept between runs; without it nothing is kept. */
  cache?: string | undefined;
  /** Of apigate. */
  version: string;
}

/** The documents that were compared, for reporters that quote lines of them. */
export interface Quotes {
  base: ReadonlyMap<string, Document>;
  revision: ReadonlyMap<string, Document>;
}

/** `apigate diff`: two trees → pairs of descriptions → changes → findings → verdict. */
export async function diffTrees(options: DiffOptions): Promise<{ result: Result; quotes: Quotes }> {
  const quotes = { base: new Map<string, Document>(), revision: new Map<string, Document>() };
  const apis: ApiSummary[] = [];
  const findings: Finding[] = [];
  for (const [pair, name] of await changedPairs(options)) {
    const base = pair.base && (await readApi(options.base, pair.base, options, quotes.base));
    const revision = pair.revision && (await readApi(options.revision, pair.revision, options, quotes.revision));
    const drafts = runRules(name, pathOf(pair), changesOf(base, revision), breakingRules);
    apis.push(summaryOf(name, pair, base, revision));
    findings.push(...locateDrafts(name, drafts));
  }
  return { result: resultOf(options, apis, findings.sort(compareFindings)), quotes };
}

function changesOf(base: Api | undefined, revision: Api | undefined): Change[] {
  if (base && revision) return diff(base, revision);
  return base ? [vanished(base)] : revision ? [appeared(revision)] : [];
}

async function readApi(tree: Tree, root: Root, { cache }: DiffOptions, documents: Map<string, Document>): Promise<Api> {
  const known = openCache(cache, root.oid);
  const parse = (blob: Blob): Document => parseDocument(blob, known);
  const description = await loadDescription(tree, root.document(), parse);
  known?.put(root.oid, root.document().format, root.document().value);
  known?.save();
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

const resultOf = ({ base, revision, failOn, version }: DiffOptions, apis: ApiSummary[], findings: Finding[]): Result => ({
  schemaVersion: 1,
  tool: { name: "apigate", version },
  command: "diff",
  base: base.ref,
  revision: revision.ref,
  verdict: verdictOf(findings, [], failOn),
  recommendedBump: bumpOf(findings, apis.length > 0),
  summary: summarise(findings),
  apis,
  findings,
  unchecked: [],
});
