import { getOrMake } from "../core/get-or-make.ts";

/**
 * Something that is compared once however often it is reached: an operation, a shared parameter, a pair of schemas.
 * Parents are the units that reach it, each with the step from there: `response 200`, `items → Order`, or nothing.
 * Which operations a change touches is read off them afterwards.
 */
export interface Unit {
  parents: Map<Unit, string>;
  operation: string | undefined;
}

export const operationUnit = (operation: string): Unit => ({ parents: new Map(), operation });

/** What belongs to several operations at once: a path, a whole description. */
export const unitOfAll = (operations: Iterable<string>): Unit => ({
  parents: new Map([...operations].map((name) => [operationUnit(name), ""])),
  operation: undefined,
});

export const sharedUnit = (parent: Unit, step: string): Unit => ({
  parents: new Map([[parent, step]]),
  operation: undefined,
});

/** A unit is reached once more. Of several steps from one parent the first by name is kept, whatever came first. */
export function reachFrom(unit: Unit, parent: Unit, step: string): void {
  const known = unit.parents.get(parent);
  if (known === undefined || step < known) unit.parents.set(parent, step);
}

/** Names of all operations that reach a unit, sorted. To be asked when the comparison is complete. */
export const operationsOf = (unit: Unit): readonly string[] => getOrMake(known, unit, () => collect(unit));

const known = new WeakMap<Unit, readonly string[]>();

function collect(unit: Unit): readonly string[] {
  const seen = new Set([unit]);
  const names = new Set<string>();
  for (const { parents, operation } of seen) {
    if (operation !== undefined) names.add(operation);
    for (const parent of parents.keys()) {
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

/** Units and everything that reaches them. */
export function withAncestors(units: Iterable<Unit>): Set<Unit> {
  const seen = new Set(units);
  for (const { parents } of seen) for (const parent of parents.keys()) seen.add(parent);
  return seen;
}
