import type { Api, Operation } from "../model/api.ts";
import { operationKey } from "../model/operation.ts";

export interface Matched {
  pairs: [Operation, Operation][];
  removed: Operation[];
  added: Operation[];
}

/**
 * Pairs operations by the URLs they answer: servers are joined with paths, so a prefix that moves from one to the
 * other changes nothing. What is left is paired by its path alone; then the base path of the server has changed.
 */
export function matchOperations(base: Api, revision: Api): Matched {
  const pairs: [Operation, Operation][] = [];
  let left = [...base.operations.values()];
  let right = [...revision.operations.values()];
  for (const keyOf of [fullKey, pathKey]) {
    const partners = new Map(right.map((operation) => [keyOf(operation), operation]));
    const taken = new Set<Operation>();
    left = left.filter((operation) => {
      const partner = partners.get(keyOf(operation));
      if (!partner || taken.has(partner)) return true;
      taken.add(partner);
      pairs.push([operation, partner]);
      return false;
    });
    right = right.filter((operation) => !taken.has(operation));
  }
  return { pairs, removed: left, added: right };
}

const pathKey = ({ method, path }: Operation): string => operationKey(method, path);

/** Method and URL, servers joined with paths and parameters blanked. */
export const fullKey = ({ method, path, servers }: Operation): string =>
  operationKey(method, `${servers[0]?.basePath ?? ""}${path}`);
