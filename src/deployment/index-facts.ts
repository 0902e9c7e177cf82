import { getOrMake } from "../core/get-or-make.ts";
import type { Facts, Publication, VerificationResult } from "./facts.ts";

/** Facts by what is asked of them; of facts about one thing the latest. */
export interface FactIndex {
  /**
   * What a consumer version expects. A second content for one provider is refused when it is published; where two clones
   * published one each, neither is better and both count.
   */
  publicationsOf(consumer: string, version: string): readonly Publication[];
  /** Every participant that ever published a pact with the provider. */
  consumersOf(provider: string): readonly string[];
  /** The latest result of each kind for this content and provider version. */
  resultOf(
    publication: Publication,
    providerVersion: string,
    kind: VerificationResult["kind"],
  ): VerificationResult | undefined;
  /** Whether any version of the provider was ever verified against this content. */
  wasEverVerified(publication: Publication): boolean;
  isConsumer(pacticipant: string): boolean;
  /** The versions that facts name. */
  versionsOf(pacticipant: string): ReadonlySet<string>;
  /** Every participant that a fact names. */
  pacticipants: readonly string[];
  environments: readonly string[];
}

const key = (...parts: string[]): string => JSON.stringify(parts);

export function indexFacts(facts: Facts): FactIndex {
  const published = latestBy(
    facts.publications,
    (fact) => key(fact.consumer, fact.version, fact.provider, fact.pactSha),
    (known) => known,
  );
  const results = latestBy(
    facts.results,
    (fact) => key(fact.pactSha, fact.consumer, fact.provider, fact.providerVersion, fact.kind),
    (a, b) => (a.success ? b : a),
  );
  const byVersion = groupBy([...published.values()], ({ consumer, version }) => key(consumer, version));
  const byProvider = groupBy(facts.publications, ({ provider }) => provider);
  const consumers = new Set(facts.publications.map(({ consumer }) => consumer));
  const verified = new Set(facts.results.map((fact) => key(fact.pactSha, fact.consumer, fact.provider)));
  const versions = namedVersions(facts);
  return {
    publicationsOf: (consumer, version) => byVersion.get(key(consumer, version)) ?? [],
    consumersOf: (provider) => [...new Set((byProvider.get(provider) ?? []).map(({ consumer }) => consumer))].sort(),
    resultOf: ({ pactSha, consumer, provider }, version, kind) =>
      results.get(key(pactSha, consumer, provider, version, kind)),
    wasEverVerified: ({ pactSha, consumer, provider }) => verified.has(key(pactSha, consumer, provider)),
    isConsumer: (pacticipant) => consumers.has(pacticipant),
    versionsOf: (pacticipant) => versions.get(pacticipant) ?? new Set(),
    pacticipants: [...versions.keys()].sort(),
    environments: [...new Set(facts.deployments.map(({ environment }) => environment))].sort(),
  };
}

/** The latest fact per key; `choose` decides between two of one moment. */
function latestBy<T extends { at: string }>(
  facts: readonly T[],
  keyOf: (fact: T) => string,
  choose: (a: T, b: T) => T,
): Map<string, T> {
  const latest = new Map<string, T>();
  for (const fact of facts) {
    const known = latest.get(keyOf(fact));
    const wins = !known || fact.at > known.at ? fact : fact.at < known.at ? known : choose(known, fact);
    latest.set(keyOf(fact), wins);
  }
  return latest;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) getOrMake(groups, keyOf(item), () => []).push(item);
  return groups;
}

function namedVersions(facts: Facts): Map<string, Set<string>> {
  const versions = new Map<string, Set<string>>();
  const of = (pacticipant: string): Set<string> => getOrMake(versions, pacticipant, () => new Set());
  for (const { consumer, version, provider } of facts.publications) {
    of(consumer).add(version);
    of(provider);
  }
  for (const { provider, version } of facts.descriptions) of(provider).add(version);
  for (const { consumer, provider, providerVersion } of facts.results) {
    of(consumer);
    of(provider).add(providerVersion);
  }
  for (const { pacticipant, version } of facts.deployments) of(pacticipant).add(version);
  return versions;
}
