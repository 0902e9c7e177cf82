/** Where a walk stands: what filters may look at. The walker may use one object for the whole walk. */
export interface FilterContext {
  /** The key of the value, a number in arrays. */
  property: string | number;
  value: unknown;
  /** What holds the value. */
  parent: unknown;
  /** The key of the parent. */
  parentProperty: string | number | undefined;
  /** What holds the parent: `@parent` of a filter, which means the parent of what is filtered. */
  grandparent(): unknown;
  root: unknown;
  path(): readonly (string | number)[];
}

/** A part of a filter, ready to be asked. Throws `FAILED` where JavaScript would throw. */
export type Evaluate = (context: FilterContext) => unknown;

/** The one thing that evaluation throws; it has no stack, because it may be thrown a million times. */
export const FAILED: unique symbol = Symbol("failed");

export function fail(): never {
  throw FAILED;
}
