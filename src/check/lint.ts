import { compareFindings, type Finding, type Unchecked } from "../core/finding.ts";
import type { ApiSummary, Result } from "../core/result.ts";
import type { Memory } from "../document/cache.ts";
import type { Document } from "../document/document.ts";
import { lintedIn, onlyNamed } from "../document/scope.ts";
import type { FailOn } from "../gate/fail-on.ts";
import { summarise, verdictOf } from "../gate/judge.ts";
import type { Tree } from "../source/tree.ts";
import { lintCached } from "./lint-cached.ts";
import type { LintPlan } from "./lint-description.ts";

export interface LintOptions {
  /** Sources whose descriptions are linted; of a tree all of them, of a file that one. */
  trees: readonly Tree[];
  plan: LintPlan;
  failOn: FailOn;
  /** Only this API. */
  api?: string | undefined;
  cache?: string | undefined;
  /** Of apigate. */
  version: string;
}

/** `apigate lint`: descriptions → findings → verdict. Throws `E_NO_API` where there is nothing to lint. */
export async function lintTrees(options: LintOptions): Promise<{ result: Result; documents: Map<string, Document> }> {
  const { trees, plan, cache, version } = options;
  const memory: Memory = new Map();
  const documents = new Map<string, Document>();
  const apis: ApiSummary[] = [];
  const findings: Finding[] = [];
  const idle: (readonly string[])[] = [];
  for (const tree of trees) {
    for (const one of await named(tree, options, memory)) {
      const linted = await lintCached(tree, one, plan, { cache, memory, version }, documents);
      apis.push(linted.summary);
      for (const finding of linted.findings) findings.push(finding);
      idle.push(linted.idle);
    }
  }
  return { result: resultOf(options, apis, findings, idleEverywhere(idle)), documents };
}

async function named(tree: Tree, { api, cache }: LintOptions, memory: Memory) {
  const all = await lintedIn(tree, cache, memory);
  return [...onlyNamed(new Map(all.map((one) => [one, one.name])), api).keys()];
}

/** Rules that matched nothing in any description: a typing mistake must not pass in silence. */
function idleEverywhere(idle: readonly (readonly string[])[]): Unchecked[] {
  const [first = [], ...others] = idle;
  return first
    .filter((rule) => others.every((one) => one.includes(rule)))
    .map((rule) => ({ what: `rule ${rule}`, why: "it matched nothing in any description" }));
}

function resultOf(
  { trees, failOn, version }: LintOptions,
  apis: ApiSummary[],
  findings: Finding[],
  unchecked: Unchecked[],
): Result {
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version },
    command: "lint",
    base: null,
    revision: trees[0]?.ref ?? { ref: "work tree", commit: null },
    verdict: verdictOf(findings, 0, failOn),
    recommendedBump: "none",
    summary: summarise(findings),
    apis,
    findings: findings.sort(compareFindings),
    unchecked,
  };
}
