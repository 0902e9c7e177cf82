import { getOrMake } from "../core/get-or-make.ts";

/**
 * Something that is compared once however often it is reached: an operation, a shared parameter, a pair of schemas.
 * Parents are the units that reach it; which operations a change touches is read off them afterwards.
 */
export interface Unit {
  parents: Set<Unit>;
  operation: string | undefined;
}

export const operationUnit = (operation: string): Unit => ({ parents: new Set(), operation });

export const sharedUnit = (parent: Unit): Unit => ({ parents: new Set([parent]), operation: undefined });

/** Names of all operations that reach a unit, sorted. To be asked when the comparison is complete. */
export const operationsOf = (unit: Unit): readonly string[] => getOrMake(known, unit, () => collect(unit));

const known = new WeakMap<Unit, readonly string[]>();

function collect(unit: Unit): readonly string[] {
  const seen = new Set([unit]);
  const names = new Set<string>();
  for (const { parents, operation } of seen) {
    if (operation !== undefined) names.add(operation);
    for (const parent of parents) {
      const above = known.get(parent);
      if (!above) seen.add(parent);
      else if (isOnlyWay(unit, parent)) return above;
      else for (const name of above) names.add(name);
    }
  }
  return [...names].sort();
}

const isOnlyWay = ({ parents, operation }: Unit, parent: Unit): boolean =>
  operation === undefined && parents.size === 1 && parents.has(parent);
