import { contractFindings, contractFingerprint, type Found } from "../contract/findings.ts";
import type { LiveInteraction, LiveMismatch } from "../contract/live.ts";
import { effectOf, type Mismatch, mismatch } from "../contract/mismatch.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { InteractionResult, Result } from "../core/result.ts";
import type { FailOn } from "../gate/fail-on.ts";
import { summarise, verdictOf } from "../gate/judge.ts";
import type { Interaction, Pact } from "../pact/pact.ts";
import { contractRules } from "../rules/contract/index.ts";
import type { Tree } from "../source/tree.ts";

export interface LiveResultOptions {
  tree: Tree;
  provider: string;
  pacts: readonly Pact[];
  /** What the running provider did, for every interaction over HTTP. */
  results: readonly LiveInteraction[];
  failOn: FailOn;
  /** Of apigate. */
  version: string;
}

/**
 * `apigate verify --base-url`: what the verifier said, as findings. An interaction without a result is unverified; those
 * of one name share their results, so that none of them hides what another runs into.
 */
export function liveResult({ tree, provider, pacts, results, failOn, version }: LiveResultOptions): Result {
  const byName = new Map<string, LiveInteraction[]>();
  for (const result of results) getOrMake(byName, nameOf(result), () => []).push(result);
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const reports = interactions.map((interaction) => {
    const own = interaction.kind === "http" ? byName.get(nameOf(named(interaction))) : undefined;
    return { interaction, mismatches: own ? own.flatMap(mismatchesOf) : [notVerified(interaction)] };
  });
  const found = reports.flatMap(({ interaction, mismatches }) =>
    mismatches.map((one): Found => ({ mismatch: one, interaction, operation: undefined })),
  );
  const findings = contractFindings(provider, "", found, contractRules);
  const listed = reports.map(({ interaction, mismatches }) => resultOf(provider, interaction, mismatches));
  const unverified = listed.filter(({ effect }) => effect === "unverified").length;
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version },
    command: "verify",
    base: null,
    revision: tree.ref,
    verdict: verdictOf(findings, unverified, failOn),
    recommendedBump: "none",
    summary: summarise(findings),
    apis: [],
    findings,
    interactions: listed,
    unchecked: [],
  };
}

interface Name {
  consumer: string;
  description: string;
  providerStates: readonly string[];
}

const named = ({ consumer, description, providerStates }: Interaction): Name => ({
  consumer,
  description,
  providerStates: providerStates.map(({ name }) => name),
});

const nameOf = ({ consumer, description, providerStates }: Name): string =>
  [consumer, description, ...providerStates].join("\0");

function notVerified(interaction: Interaction): Mismatch {
  const name = interaction.kind === "http" ? "an interaction without a result" : `a ${interaction.kind}`;
  return mismatch("interaction-not-examined", "unverified", "", undefined, { name });
}

/** Without its state, or without an answer, an interaction says nothing. */
function mismatchesOf({ mismatches, pending }: LiveInteraction): Mismatch[] {
  return mismatches.map((one) => {
    const isVoid = one.kind === "state" || one.kind === "error";
    const effect = isVoid ? "unverified" : pending ? "at-risk" : "breaks";
    const kind = isVoid ? "provider-state-failed" : "provider-response-differs";
    const at = `response.${one.kind}${one.path === "" ? "" : ` ${one.path}`}`;
    return mismatch(kind, effect, at, undefined, { name: partOf(one), described: wordsOf(one) });
  });
}

const partOf = ({ kind, path }: LiveMismatch): string => (path === "" ? kind : `${kind} ${path}`);

const wordsOf = ({ message, expected, actual }: LiveMismatch): string =>
  message !== "" ? message : `${expected} is expected, and ${actual} comes`;

const resultOf = (provider: string, interaction: Interaction, mismatches: readonly Mismatch[]): InteractionResult => ({
  consumer: interaction.consumer,
  provider: interaction.provider,
  description: interaction.description,
  providerStates: interaction.providerStates.map(({ name }) => name),
  effect: effectOf(mismatches),
  operation: null,
  findings: [
    ...new Set(
      mismatches.map((one) => contractFingerprint(provider, "", { mismatch: one, interaction, operation: undefined })),
    ),
  ].sort(),
});
