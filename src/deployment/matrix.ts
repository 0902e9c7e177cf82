import { versionsIn } from "./environment.ts";
import type { Facts, Publication, VerificationResult } from "./facts.ts";
import { type FactIndex, indexFacts } from "./index-facts.ts";

/** A version of a participant. */
export interface Selector {
  pacticipant: string;
  version: string;
}

/** A participant, or one version of it, that does not count. */
export interface IgnoreSelector {
  pacticipant: string;
  version?: string | undefined;
}

/** May these versions go to this environment, together? */
export interface Question {
  specified: readonly Selector[];
  environment: string;
  ignore: readonly IgnoreSelector[];
}

/**
 * Examines the provider version's description against what was published; undefined where there is no description or
 * the examination could not decide. Called only where no live failure has settled the row.
 */
export type StaticResult = (publication: Publication, providerVersion: string) => Promise<boolean | undefined>;

/** A consumer version's pact and a provider version it would meet. */
export interface Row {
  publication: Publication;
  /** Null when the environment has no version of the provider. */
  providerVersion: string | null;
  live: VerificationResult | undefined;
  static: boolean | undefined;
  success: boolean | null;
  ignored: boolean;
}

interface Pair {
  publication: Publication;
  providerVersion: string | null;
}

/** A participant's versions in the environment, once the specified ones have replaced those that are there. */
export type Versions = (pacticipant: string) => readonly string[];

export interface Matrix {
  index: FactIndex;
  versions: Versions;
  /** Sorted, so that they do not depend on the order of facts. */
  rows: readonly Row[];
}

/**
 * The rows that decide, as the Pact Broker's matrix has them: every pact of a specified consumer version with every
 * version of its provider in the environment, and every pact of a consumer version in the environment with the specified
 * provider version. Stricter in one thing: of several provider versions side by side each has a row, verified or not.
 */
export async function buildMatrix(facts: Facts, question: Question, staticResult: StaticResult): Promise<Matrix> {
  const index = indexFacts(facts);
  const versions = selectVersions(facts, question);
  const rows: Row[] = [];
  for (const pair of pairsOf(index, question.specified, versions)) {
    const ignored = question.ignore.some((selector) => isIgnored(pair, selector));
    rows.push({ ...pair, ...(ignored ? UNEXAMINED : await examine(index, pair, staticResult)), ignored });
  }
  return { index, versions, rows };
}

const UNEXAMINED = { live: undefined, static: undefined, success: null };

function selectVersions(facts: Facts, { specified, environment }: Question): Versions {
  const present = versionsIn(facts.deployments, environment);
  for (const { pacticipant } of specified) present.set(pacticipant, new Set());
  for (const { pacticipant, version } of specified) present.get(pacticipant)?.add(version);
  return (pacticipant) => [...(present.get(pacticipant) ?? [])].sort();
}

function pairsOf(index: FactIndex, specified: readonly Selector[], versions: Versions): Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (publication: Publication, providerVersion: string | null): void => {
    const { consumer, version, provider, pactSha } = publication;
    pairs.set(JSON.stringify([consumer, version, provider, providerVersion, pactSha]), {
      publication,
      providerVersion,
    });
  };
  for (const { pacticipant, version } of specified) {
    for (const publication of index.publicationsOf(pacticipant, version)) {
      const present = versions(publication.provider);
      for (const providerVersion of present.length > 0 ? present : [null]) add(publication, providerVersion);
    }
    for (const consumer of index.consumersOf(pacticipant))
      for (const consumerVersion of versions(consumer))
        for (const publication of index.publicationsOf(consumer, consumerVersion))
          if (publication.provider === pacticipant) add(publication, version);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function isIgnored({ publication, providerVersion }: Pair, { pacticipant, version }: IgnoreSelector): boolean {
  const matches = (name: string, ofName: string | null): boolean =>
    name === pacticipant && (version === undefined || version === ofName);
  return matches(publication.consumer, publication.version) || matches(publication.provider, providerVersion);
}

/**
 * How the two kinds of verification combine: a failure of either kind fails the row, and otherwise a success of either
 * kind passes it. So a live failure stands whatever the description promises, a live success does not excuse a description
 * that breaks the pact, and without a live result the static one counts. What is examined now counts before what was
 * recorded of an earlier examination. Neither: nobody knows (null).
 */
async function examine(
  index: FactIndex,
  { publication, providerVersion }: Pair,
  staticResult: StaticResult,
): Promise<Omit<Row, "ignored" | keyof Pair>> {
  if (providerVersion === null) return UNEXAMINED;
  const live = index.resultOf(publication, providerVersion, "live");
  if (live?.success === false) return { live, static: undefined, success: false };
  const recorded = index.resultOf(publication, providerVersion, "static")?.success;
  const examined = (await staticResult(publication, providerVersion)) ?? recorded;
  return { live, static: examined, success: examined ?? live?.success ?? null };
}
