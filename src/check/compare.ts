import { locateDrafts } from "../breaking/findings.ts";
import { type Draft, runRules } from "../breaking/run.ts";
import { compareFindings, type Finding } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { ApiSummary } from "../core/result.ts";
import { appeared, vanished } from "../diff/appearance.ts";
import type { Change } from "../diff/changes.ts";
import { diff } from "../diff/diff.ts";
import type { Description } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import { type Pair, pathOf } from "../document/pair.ts";
import { bumpOf } from "../gate/judge.ts";
import type { Api } from "../model/api.ts";
import type { Interaction } from "../pact/pact.ts";
import { numberedOf } from "../release/release.ts";
import { judgeRelease } from "../release/run.ts";
import { breakingRules } from "../rules/breaking/index.ts";
import { policyRules } from "../rules/policy/index.ts";
import type { Tree } from "../source/tree.ts";
import { type ReadOptions, readApi } from "./read-api.ts";

export interface CompareOptions extends ReadOptions {
  base: Tree;
  revision: Tree;
  policy: Policy;
  /** The only API there is: version tags that name none are about it. Without this nothing is said of versions. */
  isOnly?: boolean | undefined;
  /** What consumers do with the API, from their pacts; undefined where nobody looked for pacts. */
  interactions?: readonly Interaction[] | undefined;
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
  const drafts = runRules(name, rootFiles(pair), changesOf(base, revision, options.policy), breakingRules);
  const { interactions } = options;
  const summary = summaryOf(name, pair, base, revision);
  const others = interactions?.length ? await tellConsumers(name, pair, drafts, base, revision, interactions) : [];
  const found = [...locateDrafts(name, drafts), ...others];
  const findings = [...found, ...releaseFindings(name, options, base, revision, found)].sort(compareFindings);
  if (!interactions) return { summary, findings };
  const consumers = [...new Set(interactions.map(({ consumer }) => consumer))].sort();
  return { summary: { ...summary, consumers }, findings };
}

/** How the release is numbered, held against what was found. */
function releaseFindings(
  name: string,
  options: CompareOptions,
  base: Api | undefined,
  revision: Api | undefined,
  found: readonly Finding[],
): Finding[] {
  if (!base || !revision || options.isOnly === undefined) return [];
  const tagged = { names: [name, base.title, revision.title], isOnly: options.isOnly };
  const release = {
    base: numberedOf(base.apiVersion, options.base.ref, tagged),
    revision: numberedOf(revision.apiVersion, options.revision.ref, tagged),
    bump: bumpOf(found, true),
  };
  return judgeRelease(name, release, base.node, revision.node, policyRules);
}

/** Names the consumers that each draft hits; answers what else hits them. The contract engine is loaded only here. */
async function tellConsumers(
  name: string,
  pair: Pair,
  drafts: Draft[],
  base: Api | undefined,
  revision: Api | undefined,
  interactions: readonly Interaction[],
): Promise<Finding[]> {
  const { blastRadiusOf } = await import("./blast-radius.ts");
  return blastRadiusOf(name, pathOf(pair), drafts, base, revision, interactions);
}

/** The revision's first: other files are named relative to it. */
const rootFiles = ({ base, revision }: Pair): string[] => [revision, base].flatMap((root) => root?.file ?? []);

function changesOf(base: Api | undefined, revision: Api | undefined, policy: Policy): Change[] {
  if (base && revision) return diff(base, revision, policy);
  return base ? [vanished(base)] : revision ? [appeared(revision)] : [];
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
  if (base.root.bytes.length !== revision.root.bytes.length) return false;
  const blobs = (description: Description) =>
    [...description.documents].map(({ file, oid }) => `${oid} ${file}`).sort();
  return blobs(base).join("\n") === blobs(revision).join("\n");
}
