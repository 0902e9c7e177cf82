import { compareFindings, type Finding, type Unchecked } from "../core/finding.ts";
import type { ApiSummary, Result } from "../core/result.ts";
import type { Memory } from "../document/cache.ts";
import { type Scope, scopeOf } from "../document/scope.ts";
import type { FailOn } from "../gate/fail-on.ts";
import { bumpOf, summarise, verdictOf } from "../gate/judge.ts";
import type { Pact } from "../pact/pact.ts";
import type { CompareOptions, Quotes } from "./compare.ts";
import type { Contracted } from "./diff-contracts.ts";

export type { Quotes } from "./compare.ts";

export interface DiffOptions extends Omit<CompareOptions, "memory" | "interactions" | "isOnly"> {
  /** What was parsed before, where several versions are compared in turn. */
  memory?: Memory;
  /** Pacts that were named, or none for nobody's; without this, those of both trees. */
  pacts?: readonly Pact[] | undefined;
  /** Consumers that are expected to have a pact. */
  consumers?: readonly string[];
  failOn: FailOn;
  /** False where nothing is to be said of how versions are numbered. */
  numbering?: boolean;
  /** Only this API. */
  api?: string | undefined;
  /** Of apigate. */
  version: string;
}

/** `apigate diff`: two trees → pairs of descriptions → findings → verdict. The engine is loaded when there is a pair. */
export async function diffTrees(options: DiffOptions): Promise<{ result: Result; quotes: Quotes }> {
  const quotes: Quotes = { base: new Map(), revision: new Map() };
  const apis: ApiSummary[] = [];
  const findings: Finding[] = [];
  const memory: Memory = options.memory ?? new Map();
  const scope = await scopeOf(options);
  const contracts = scope.changed.size > 0 ? await contractsOf(options, scope) : undefined;
  for (const [pair, name] of scope.changed) {
    const { comparePair } = await import("./compare.ts");
    const interactions = contracts?.interactions.get(name);
    const isOnly = options.numbering === false ? undefined : isOnlyApi(options, scope);
    const compared = await comparePair(pair, name, { ...options, memory, interactions, isOnly }, quotes);
    if (!compared) continue;
    apis.push(compared.summary);
    for (const finding of compared.findings) findings.push(finding);
  }
  return { result: resultOf(options, apis, findings, contracts?.unchecked ?? []), quotes };
}

/** Of a source that names one file nobody knows which others there are. */
const isOnlyApi = ({ base, revision }: DiffOptions, { changed, unchanged }: Scope): boolean =>
  base.only === undefined && revision.only === undefined && changed.size + unchanged.length === 1;

/** Pacts are read when something changed and there is a tree to find them in. */
async function contractsOf(options: DiffOptions, scope: Scope): Promise<Contracted | undefined> {
  const isNamed = options.base.only !== undefined || options.revision.only !== undefined;
  if (isNamed && !options.pacts) return undefined;
  if (options.pacts?.length === 0 && (options.consumers ?? []).length === 0) return undefined;
  const { contractsOfDiff } = await import("./diff-contracts.ts");
  return contractsOfDiff(options, scope);
}

function resultOf(
  { base, revision, failOn, version }: DiffOptions,
  apis: ApiSummary[],
  findings: Finding[],
  unchecked: Unchecked[],
): Result {
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version },
    command: "diff",
    base: base.ref,
    revision: revision.ref,
    verdict: verdictOf(findings, 0, failOn),
    recommendedBump: bumpOf(findings, apis.length > 0),
    summary: summarise(findings),
    apis,
    findings: findings.sort(compareFindings),
    unchecked,
  };
}
