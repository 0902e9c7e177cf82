import type { Draft } from "../breaking/run.ts";
import { blastRadius } from "../contract/blast-radius.ts";
import { contractFindings } from "../contract/findings.ts";
import type { AffectedConsumer, Finding, Severity } from "../core/finding.ts";
import type { Api } from "../model/api.ts";
import type { Interaction } from "../pact/pact.ts";
import { contractRules } from "../rules/contract/index.ts";
import { compareInteractions } from "./contracts.ts";

/**
 * Gives each draft the consumers that it hits, and raises what is harmless by itself where a consumer relies on it.
 * Answers findings for what hits consumers and no draft speaks of.
 */
export function blastRadiusOf(
  name: string,
  rootFile: string,
  drafts: readonly Draft[],
  base: Api | undefined,
  revision: Api | undefined,
  interactions: readonly Interaction[],
): Finding[] {
  const { consumers, unattributed } = blastRadius(drafts, compareInteractions(base, revision, interactions));
  for (const [index, draft] of drafts.entries()) tell(draft, consumers[index] ?? []);
  return contractFindings(name, rootFile, unattributed, contractRules);
}

const RANK: Record<Severity, number> = { error: 2, warn: 1, info: 0 };

function tell(draft: Draft, consumers: AffectedConsumer[]): void {
  draft.consumers = consumers;
  const isBroken = consumers.some(({ effect }) => effect === "breaks");
  const isAtRisk = consumers.some(({ effect }) => effect === "at-risk");
  const least: Severity = isBroken ? "error" : isAtRisk ? "warn" : "info";
  if (RANK[least] <= RANK[draft.severity]) return;
  const usual = draft.severity === "info" ? "harmless" : "a risk";
  draft.severity = least;
  draft.message += ` (${usual} by itself, but ${isBroken ? "it breaks a consumer" : "a consumer relies on it"})`;
}
