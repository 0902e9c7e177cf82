import type { Facts } from "../deployment/facts.ts";
import type { Pact } from "../pact/pact.ts";
import type { Repository } from "../source/repository.ts";
import { type Revision, tryResolve } from "../source/revision.ts";
import { revisionOfVersion } from "../source/version-revision.ts";

/** Where the description of a provider version stands in this repository. */
export interface DescriptionPlace {
  repository: Repository;
  revision: Revision;
  /** The file, where it was recorded; undefined when the API has to be found by the provider's name. */
  path: string | undefined;
}

/**
 * Whether the description guarantees what the pact relies on; undefined when there is none for this provider, or when the
 * examination could not decide.
 */
export type Examine = (pact: Pact, place: DescriptionPlace) => Promise<boolean | undefined>;

/** Nothing is examined yet. */
export const examineNothing: Examine = async () => undefined;

/** The static result of a pact and a provider version: what was recorded says where the description is, else a tag does. */
export function staticResults(repository: Repository, facts: Facts, examine: Examine) {
  return async (pact: Pact, provider: string, providerVersion: string): Promise<boolean | undefined> => {
    const place = findDescription(repository, facts, provider, providerVersion);
    return place && examine(pact, place);
  };
}

function findDescription(
  repository: Repository,
  { descriptions }: Facts,
  provider: string,
  version: string,
): DescriptionPlace | undefined {
  const recorded = descriptions
    .filter((fact) => fact.provider === provider && fact.version === version)
    .reduce<Facts["descriptions"][number] | undefined>(
      (last, fact) => (last && last.at >= fact.at ? last : fact),
      undefined,
    );
  const revision = recorded
    ? tryResolve(repository, recorded.commit)
    : revisionOfVersion(repository, provider, version);
  return revision && { repository, revision, path: recorded?.path };
}
