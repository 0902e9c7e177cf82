import type { CompareOptions, Quotes } from "./compare.ts";
import { compareFindings, type Finding } from "./core/finding.ts";
import type { ApiSummary, Result } from "./core/result.ts";
import { changedPairs } from "./document/scope.ts";
import type { FailOn } from "./gate/fail-on.ts";
import { bumpOf, summarise, verdictOf } from "./gate/judge.ts";

export type { Quotes } from "./compare.ts";

export interface DiffOptions extends Omit<CompareOptions, "memory"> {
  failOn: FailOn;
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
  const memory: CompareOptions["memory"] = new Map();
  for (const [pair, name] of await changedPairs(options)) {
    const { comparePair } = await import("./compare.ts");
    const compared = await comparePair(pair, name, { ...options, memory }, quotes);
    if (!compared) continue;
    apis.push(compared.summary);
    findings.push(...compared.findings);
  }
  return { result: resultOf(options, apis, findings), quotes };
}

function resultOf({ base, revision, failOn, version }: DiffOptions, apis: ApiSummary[], findings: Finding[]): Result {
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version },
    command: "diff",
    base: base.ref,
    revision: revision.ref,
    verdict: verdictOf(findings, [], failOn),
    recommendedBump: bumpOf(findings, apis.length > 0),
    summary: summarise(findings),
    apis,
    findings: findings.sort(compareFindings),
    unchecked: [],
  };
}
