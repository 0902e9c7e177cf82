import { CATEGORIES, type ChangeCounts, type ChangelogApi, type ChangelogSection } from "../core/changelog.ts";
import { compareText } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { Result } from "../core/result.ts";
import type { Memory } from "../document/cache.ts";
import { bumpReason } from "../gate/bump-reason.ts";
import { bumpOf } from "../gate/judge.ts";
import type { Tree } from "../source/tree.ts";
import { diffTrees } from "./diff.ts";
import { groupChanges } from "./group-changes.ts";

export interface ChangelogOptions {
  /** A version is judged on the day it was made, where git knows it, so that a changelog is the same tomorrow. */
  policy: Policy;
  /** The day of a commit, `YYYY-MM-DD`. */
  dateOf(commit: string | null): string | undefined;
  /** Whether sections tell the day. */
  dates: boolean;
  /** Only this API. */
  api?: string | undefined;
  cache?: string | undefined;
  memory?: Memory;
  /** Of apigate. */
  version: string;
}

/** What changed for people from one tree to another. Consumers are left out: it is written for all of them. */
export async function compareVersions(
  base: Tree,
  revision: Tree,
  options: ChangelogOptions,
): Promise<ChangelogSection> {
  const { dateOf, api, cache, memory, version } = options;
  const policy = { ...options.policy, today: dateOf(revision.ref.commit) ?? options.policy.today };
  const judging = { failOn: "none", pacts: [], numbering: false, policy, version } as const;
  const { result } = await diffTrees({ base, revision, ...judging, api, cache, ...(memory ? { memory } : {}) });
  return sectionOf(result, dateShown(revision, options));
}

export const dateShown = (tree: Tree, { dates, dateOf }: ChangelogOptions): string | null =>
  dates ? (dateOf(tree.ref.commit) ?? null) : null;

function sectionOf(result: Result, date: string | null): ChangelogSection {
  const { base, revision, recommendedBump } = result;
  const apis = result.apis.map((api) => apiOf(api, result)).sort((a, b) => compareText(keyOf(a), keyOf(b)));
  return {
    state: "compared",
    base,
    revision,
    date,
    problem: null,
    recommendedBump,
    bumpReason: bumpReason(recommendedBump, total(apis)),
    apis,
  };
}

function apiOf({ consumers: _, ...summary }: Result["apis"][number], { findings }: Result): ChangelogApi {
  const own = findings.filter(({ api }) => api === summary.name);
  const groups = groupChanges(own);
  const counts = noCounts();
  for (const { category, changes } of groups) counts[category] += changes.length;
  const recommendedBump = bumpOf(own, true);
  return { ...summary, recommendedBump, bumpReason: bumpReason(recommendedBump, counts), counts, groups };
}

export const noCounts = (): ChangeCounts => ({ breaking: 0, risky: 0, deprecated: 0, added: 0, changed: 0 });

function total(apis: readonly ChangelogApi[]): ChangeCounts {
  const counts = noCounts();
  for (const api of apis) for (const category of CATEGORIES) counts[category] += api.counts[category];
  return counts;
}

const keyOf = ({ name, path }: ChangelogApi): string => `${name}\0${path}`;
