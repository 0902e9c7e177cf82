import type { Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import type { Setting, Wire } from "./changes.ts";
import type { Unit } from "./unit.ts";

/** Where a comparison stands: handed down and refined on the way from an operation to its schemas. */
export interface Scope {
  unit: Unit;
  side: Side;
  within: string;
  wire: Wire;
  inParameter: boolean;
  anchor: Node;
  only?: Setting["only"];
}

/** Keys of both maps in order, with what each side has. */
export function* align<T>(
  base: ReadonlyMap<string, T>,
  revision: ReadonlyMap<string, T>,
): Generator<[string, T | undefined, T | undefined]> {
  for (const [key, before] of base) yield [key, before, revision.get(key)];
  for (const [key, after] of revision) if (!base.has(key)) yield [key, undefined, after];
}

/** The part of a scope that a change carries. */
export const settingOf = ({ unit, side, within, wire, inParameter, anchor, only }: Scope): Setting => ({
  unit,
  side,
  within,
  wire,
  inParameter,
  anchor,
  only,
});
