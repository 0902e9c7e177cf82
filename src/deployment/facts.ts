/** Something that happened, recorded once and never changed. Times are ISO 8601 in UTC with milliseconds. */
export interface FactOf {
  publications: Publication;
  descriptions: DescriptionFact;
  results: VerificationResult;
  deployments: Deployment;
}
export type FactKind = keyof FactOf;

/** A version of a consumer expects of a provider what stands in the pact. */
export interface Publication {
  consumer: string;
  version: string;
  provider: string;
  pactSha: string;
  branch: string | null;
  at: string;
}

/** The API description a version of a provider has: a file of a commit of this repository. */
export interface DescriptionFact {
  provider: string;
  version: string;
  commit: string;
  /** From the top of the repository, with `/`. */
  path: string;
  /** Git blob id. */
  digest: string;
  at: string;
}

/** A pact was verified against a version of its provider. */
export interface VerificationResult {
  pactSha: string;
  consumer: string;
  provider: string;
  providerVersion: string;
  /** `live`: requests were sent to the provider; `static`: its description was examined. */
  kind: "live" | "static";
  success: boolean;
  /** Interactions; null where nobody counted. */
  results: { passed: number; failed: number } | null;
  at: string;
}

/** A version came to an environment or left it. */
export interface Deployment {
  pacticipant: string;
  version: string;
  environment: string;
  /** One of several instances in the environment; null where there is one. */
  target: string | null;
  /** A deployment replaces what was deployed to the same target; releases stand side by side. */
  event: "deployed" | "undeployed" | "released" | "supportEnded";
  at: string;
}

/** Everything that is recorded. */
export interface Facts {
  publications: readonly Publication[];
  descriptions: readonly DescriptionFact[];
  results: readonly VerificationResult[];
  deployments: readonly Deployment[];
}

/** The latest time of all facts; undefined when there are none. */
export function latestTime(facts: Facts): string | undefined {
  let latest: string | undefined;
  for (const list of [facts.publications, facts.descriptions, facts.results, facts.deployments])
    for (const { at } of list) if (latest === undefined || at > latest) latest = at;
  return latest;
}
