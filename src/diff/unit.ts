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

/** Names of all operations that reach a unit, sorted. */
export function operationsOf(unit: Unit): string[] {
  const seen = new Set([unit]);
  for (const at of seen) for (const parent of at.parents) seen.add(parent);
  const names = new Set<string>();
  for (const { operation } of seen) if (operation !== undefined) names.add(operation);
  return [...names].sort();
}
