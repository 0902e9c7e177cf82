import { ApigateError } from "../core/errors.ts";
import { compareSeverity, type Finding } from "../core/finding.ts";
import type { Memory } from "../document/cache.ts";
import { lintedIn } from "../document/scope.ts";
import type { Tree } from "../source/tree.ts";
import { lintCached } from "./lint-cached.ts";
import type { LintPlan } from "./lint-description.ts";

/** What a rule says of one version. */
export interface TrialStep {
  version: string;
  /** Problems in all, and those that the version before did not have. */
  problems: number;
  added: Finding[];
  /** Why the version could not be looked at. */
  error: string | null;
}

export interface TrialOptions {
  plan: LintPlan;
  api?: string | undefined;
  cache?: string | undefined;
  /** Of apigate. */
  version: string;
}

/** A version, opened when its turn comes. */
export interface Version {
  name: string;
  open(): Tree;
}

/**
 * One rule over the versions there have been, oldest first: what it finds in each, and what each brought that was not
 * there before, which is what would have been blocked. What the first version has was there when the rule came.
 */
export async function tryRule(versions: readonly Version[], options: TrialOptions): Promise<TrialStep[]> {
  const memory: Memory = new Map();
  const steps: TrialStep[] = [];
  const apis = new Set<string>();
  let before: ReadonlySet<string> | undefined;
  for (const { name, open } of versions) {
    const step: TrialStep = { version: name, problems: 0, added: [], error: null };
    steps.push(step);
    let tree: Tree | undefined;
    try {
      tree = open();
      const findings = await findingsIn(tree, options, memory, apis);
      step.problems = findings.length;
      step.added = findings
        .filter(({ fingerprint }) => before !== undefined && !before.has(fingerprint))
        .sort((a, b) => compareSeverity(a.severity, b.severity));
      before = new Set(findings.map(({ fingerprint }) => fingerprint));
    } catch (error) {
      if (!(error instanceof ApigateError)) throw error;
      step.error = error.message;
    } finally {
      tree?.close();
    }
  }
  const { api } = options;
  if (api !== undefined && apis.size > 0 && !apis.has(api))
    throw new ApigateError("E_USAGE", `there is no API \`${api}\` in these versions`, {
      hint: `APIs there: ${[...apis].sort().join(", ")}`,
    });
  return steps;
}

/** The names of all APIs are added to `apis`. */
async function findingsIn(
  tree: Tree,
  { plan, api, ...read }: TrialOptions,
  memory: Memory,
  apis: Set<string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const one of await lintedIn(tree, read.cache, memory)) {
    apis.add(one.name);
    if (api !== undefined && one.name !== api) continue;
    const { problems } = await lintCached(tree, one, plan, { ...read, memory }, new Map());
    for (const { finding } of problems) findings.push(finding);
  }
  return findings;
}
