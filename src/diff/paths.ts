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
  const left = new Map<string, Operation>([...base.operations.values()].map((operation) => [fullKey(operation), operation]));
  const right = new Map<string, Operation>([...revision.operations.values()].map((operation) => [fullKey(operation), operation]));
  const take = (a: Operation, b: Operation) => {
    pairs.push([a, b]);
    left.delete(fullKey(a));
    right.delete(fullKey(b));
  };
  for (const [key, operation] of [...left]) {
    const other = right.get(key);
    if (other) take(operation, other);
  }
  const byPath = new Map([...right.values()].map((operation) => [operationKey(operation.method, operation.path), operation]));
  for (const operation of [...left.values()]) {
    const other = byPath.get(operationKey(operation.method, operation.path));
    if (other) take(operation, other);
  }
  return { pairs, removed: [...left.values()], added: [...right.values()] };
}

const fullKey = ({ method, path, servers }: Operation): string => operationKey(method, `${servers[0]?.basePath ?? ""}${path}`);
