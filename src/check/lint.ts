import { ApigateError } from "../core/errors.ts";
import { compareFindings, type Finding, type Unchecked } from "../core/finding.ts";
import type { ApiSummary, Result } from "../core/result.ts";
import type { Memory } from "../document/cache.ts";
import type { Document } from "../document/document.ts";
import { lintedIn, onlyNamed } from "../document/scope.ts";
import type { FailOn } from "../gate/fail-on.ts";
import { summarise, verdictOf } from "../gate/judge.ts";
import type { Tree } from "../source/tree.ts";
import { lintCached } from "./lint-cached.ts";
import type { Described, LintPlan } from "./lint-description.ts";
import { Ratchet, type RatchetOptions } from "./lint-since.ts";

export interface LintOptions extends RatchetOptions {
  /** Sources whose descriptions are linted; of a tree all of them, of a file that one. */
  trees: readonly Tree[];
  plan: LintPlan;
  failOn: FailOn;
  /** Only this API. */
  api?: string | undefined;
  cache?: string | undefined;
  /** Of apigate. */
  version: string;
  /** Called when something must be looked at, which nothing is kept of. */
  beforeWork?: (() => void) | undefined;
}

/** `apigate lint`: descriptions → findings → verdict. Throws `E_NO_API` where there is nothing to lint. */
export async function lintTrees(options: LintOptions): Promise<{ result: Result; documents: Map<string, Document> }> {
  const { trees, plan, cache, version, beforeWork } = options;
  const read = { cache, memory: new Map() as Memory, version, beforeWork, last: options.since && {} };
  const ratchet = new Ratchet(options, plan, read);
  const documents = new Map<string, Document>();
  const apis: ApiSummary[] = [];
  const findings: Finding[] = [];
  const idle: (readonly string[])[] = [];
  for (const tree of trees) {
    const described = await lintedIn(tree, cache, read.memory);
    for (const one of named(described, options.api)) {
      const linted = await lintCached(tree, one, plan, read, documents);
      apis.push(linted.summary);
      for (const finding of await ratchet.findingsOf({ tree, described }, one, linted)) findings.push(finding);
      idle.push(linted.idle);
    }
  }
  refuseIdleness(apis, plan);
  const unchecked = [...idleEverywhere(idle, plan), ...ratchet.unchecked];
  return { result: { ...resultOf(options, apis, findings, unchecked), ...counted(ratchet) }, documents };
}

/** Where no rule is on for any description, that there are no problems would say nothing. */
function refuseIdleness(apis: readonly ApiSummary[], plan: LintPlan): void {
  const kindOf = ({ format }: ApiSummary) => (format.startsWith("asyncapi") ? "asyncapi" : "openapi");
  if (apis.some((api) => plan.settings(api.path).rules.size > 0 || plan.spectral(kindOf(api)))) return;
  throw new ApigateError("E_RULESET", "the ruleset switches no rule on", {
    hint: "Switch one on under `rules`, or extend a ruleset that has some, such as spectral:oas",
  });
}

const named = (described: readonly Described[], api: string | undefined): Described[] => [
  ...onlyNamed(new Map(described.map((one) => [one, one.name])), api).keys(),
];

const counted = ({ counts }: Ratchet): Pick<Result, "ratchet"> => (counts ? { ratchet: counts } : {});

/**
 * Rules of the team that matched nothing in any description: a typing mistake must not pass in silence. Of what Spectral
 * brings along, many match nothing in most descriptions, and rightly so.
 */
function idleEverywhere(idle: readonly (readonly string[])[], { own }: LintPlan): Unchecked[] {
  const [first = [], ...others] = idle;
  return first
    .filter((rule) => (own?.has(rule) ?? true) && others.every((one) => one.includes(rule)))
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
