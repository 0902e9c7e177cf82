import type { InteractionReport } from "../contract/check-interaction.ts";
import { contractFindings, contractFingerprint, type Found } from "../contract/findings.ts";
import { ApigateError } from "../core/errors.ts";
import { compareFindings, compareText, type Finding } from "../core/finding.ts";
import type { ApiSummary, InteractionResult, Result } from "../core/result.ts";
import type { Memory } from "../document/cache.ts";
import type { Document } from "../document/document.ts";
import { apisOf, onlyNamed } from "../document/scope.ts";
import type { FailOn } from "../gate/fail-on.ts";
import { summarise, verdictOf } from "../gate/judge.ts";
import type { Api } from "../model/api.ts";
import { discoverPacts } from "../pact/discover.ts";
import type { Pact } from "../pact/pact.ts";
import { contractRules } from "../rules/contract/index.ts";
import type { Tree } from "../source/tree.ts";
import { type ApiNames, assignNamed, assignPacts, checkInteractions, interactionsOf, leftOut } from "./contracts.ts";
import { noPact } from "./diff-contracts.ts";
import { readApi } from "./read-api.ts";

export interface PactOptions {
  tree: Tree;
  /** Pacts that were named; without them those of the tree. */
  pacts?: readonly Pact[] | undefined;
  /** Only this API. */
  api?: string | undefined;
  /** Consumers that are expected to have a pact. */
  consumers?: readonly string[];
  cache?: string | undefined;
}

export interface VerifyOptions extends PactOptions {
  failOn: FailOn;
  /** Of apigate. */
  version: string;
}

/** One API with what its consumers' pacts say of it. */
export interface Verified {
  name: string;
  path: string;
  api: Api;
  reports: InteractionReport[];
}

/** What was verified, and what could not be. */
export interface Verification {
  verified: Verified[];
  unchecked: Result["unchecked"];
  documents: Map<string, Document>;
}

/** Finds the descriptions and pacts of a tree, and holds every interaction against its API. Nothing to verify is `E_NO_PACT`. */
export async function verifyPacts(options: PactOptions): Promise<Verification> {
  const { tree, api: wanted, cache } = options;
  const roots = await apisOf(tree, cache);
  const asked = onlyNamed(roots, wanted);
  const pacts = options.pacts ?? (await discoverPacts(tree, new Set([...roots.keys()].map(({ file }) => file))));
  const names = [...roots].map(([root, name]): ApiNames => ({ name, path: root.file, title: root.title() }));
  const isNamed = tree.only !== undefined && options.pacts !== undefined;
  const { byApi, unchecked } = (isNamed ? assignNamed : assignPacts)(pacts, names);
  if (![...asked.values()].some((name) => byApi.has(name))) throw nothingToVerify(tree, pacts, names, wanted);
  const verified: Verified[] = [];
  const documents = new Map<string, Document>();
  const memory: Memory = new Map();
  for (const [root, name] of asked) {
    const own = byApi.get(name);
    if (!own) continue;
    const api = await readApi(tree, root, { cache, memory }, documents);
    for (const { document } of own) documents.set(document.file, document);
    verified.push({ name, path: root.file, api, reports: checkInteractions(api, interactionsOf(own)) });
  }
  const others = [...byApi].filter(([name]) => ![...asked.values()].includes(name)).flatMap(([, own]) => own);
  const skipped = others.map((pact) => leftOut(pact, `only \`${wanted}\` was asked for`));
  const missing = (options.consumers ?? []).filter((consumer) => !pacts.some((pact) => pact.consumer === consumer));
  const unknown = missing.map(noPact);
  return { verified, unchecked: [...unchecked, ...skipped, ...unknown], documents };
}

/** `apigate verify`: the findings and what became of every interaction. */
export async function verifyTree(
  options: VerifyOptions,
): Promise<{ result: Result; documents: Map<string, Document> }> {
  const { verified, unchecked, documents } = await verifyPacts(options);
  const findings = verified.flatMap(findingsOf).sort(compareFindings);
  const interactions = verified.flatMap(interactionResults);
  const unverified = interactions.filter(({ effect }) => effect === "unverified").length;
  const result: Result = {
    schemaVersion: 1,
    tool: { name: "apigate", version: options.version },
    command: "verify",
    base: null,
    revision: options.tree.ref,
    verdict: verdictOf(findings, unverified, options.failOn),
    recommendedBump: "none",
    summary: summarise(findings),
    apis: verified.map(summaryOf),
    findings,
    interactions,
    unchecked,
  };
  return { result, documents };
}

const foundIn = ({ reports }: Verified): Found[] =>
  reports.flatMap(({ interaction, operation, mismatches }) =>
    mismatches.filter(({ isPinned }) => !isPinned).map((mismatch) => ({ mismatch, interaction, operation })),
  );

const findingsOf = (one: Verified): Finding[] => contractFindings(one.name, one.path, foundIn(one), contractRules);

/** By consumer, then by what they do, whatever the files are called. */
function interactionResults(one: Verified): InteractionResult[] {
  const results = one.reports.map(({ interaction, operation, effect, mismatches }) => ({
    consumer: interaction.consumer,
    provider: interaction.provider,
    description: interaction.description,
    providerStates: interaction.providerStates.map(({ name }) => name),
    effect,
    operation: operation?.name ?? null,
    findings: [
      ...new Set(
        mismatches
          .filter(({ isPinned }) => !isPinned)
          .map((mismatch) => contractFingerprint(one.name, one.path, { mismatch, interaction, operation })),
      ),
    ].sort(),
  }));
  return results.sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

const orderOf = ({ consumer, description, providerStates, operation, effect, findings }: InteractionResult): string =>
  JSON.stringify([consumer, description, providerStates, operation, effect, findings]);

const summaryOf = ({ name, path, api, reports }: Verified): ApiSummary => ({
  name,
  path,
  format: api.version === "2.0" ? "swagger-2.0" : `openapi-${api.version}`,
  operations: api.operations.size,
  version: { base: null, revision: api.apiVersion },
  consumers: [...new Set(reports.map(({ interaction }) => interaction.consumer))].sort(),
});

function nothingToVerify(
  tree: Tree,
  pacts: readonly Pact[],
  apis: readonly ApiNames[],
  wanted: string | undefined,
): ApigateError {
  const of = wanted === undefined ? "" : ` of \`${wanted}\``;
  if (pacts.length === 0)
    return new ApigateError("E_NO_PACT", `no pact was found in ${tree.label}`, {
      hint: "Keep the pacts of consumers in a folder `pacts`, or name them: --pacts <file or folder>",
    });
  const providers = [...new Set(pacts.map(({ provider }) => `\`${provider}\``))].sort();
  return new ApigateError("E_NO_PACT", `no pact names an API here${of} as its provider`, {
    hint: `Pacts are with ${providers.slice(0, 5).join(", ")}; APIs here are ${apis
      .slice(0, 5)
      .map(({ name }) => `\`${name}\``)
      .join(", ")}`,
  });
}
