import { compareText } from "../core/finding.ts";
import type { Change } from "../diff/changes.ts";
import { type Unit, withAncestors } from "../diff/unit.ts";

export type Compared = Change<"schema.compared">;

/** Units of which something was said: that it may break somebody, or anything at all. */
export interface Explained {
  harm: ReadonlySet<Unit>;
  any: ReadonlySet<Unit>;
}

/**
 * Pairs of schemas that changed in a way nothing that was said accounts for: nothing was said of them, nor of anything
 * below, and they are not proved to accept the same values; or only harmless things were, which are not harmless where
 * one schema excludes another, and the pair is not proved compatible. Of nested ones the innermost is the cause.
 */
export function unexplained(
  compared: readonly Compared[],
  { harm, any }: Explained,
  nameOf: (change: Compared) => string,
): Compared[] {
  const [settled, touched] = [withAncestors(harm), withAncestors(any)];
  const open = compared.filter(
    (change) => !settled.has(change.unit) && (!touched.has(change.unit) || excludes(change)),
  );
  const found: Compared[] = [];
  for (const change of innermostFirst(open, nameOf)) {
    if (settled.has(change.unit) || isAccountedFor(change, touched)) continue;
    found.push(change);
    for (const unit of withAncestors([change.unit])) settled.add(unit);
  }
  return found;
}

const isAccountedFor = ({ unit, compatibility }: Compared, touched: ReadonlySet<Unit>): boolean =>
  (touched.has(unit) ? compatibility?.isProved() : compatibility?.isEqual()) ?? false;

/** A schema of which a part accepts more may accept less. */
const excludes = (change: Compared): boolean => choosesOne(change) || forbids(change);

/**
 * In responses, choices of objects exclude nothing: one that fitted several and now fits one is of a choice that
 * consumers know, as they know objects with more than is described.
 */
const choosesOne = ({ base, revision, side, isOfObjects }: Compared): boolean =>
  [base, revision].some(({ unions }) =>
    unions.some(({ keyword, branches }) => keyword === "oneOf" && branches.length > 1),
  ) && !(side === "response" && isOfObjects?.());

const forbids = ({ base, revision }: Compared): boolean =>
  [base, revision].some(
    ({ not, conditionals, other }) =>
      not.length + conditionals.length > 0 ||
      ["contains", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"].some((keyword) =>
        other.has(keyword),
      ),
  );

/** Inner pairs before those around them; where pairs contain one another, in the order of their names. */
function innermostFirst(changes: readonly Compared[], nameOf: (change: Compared) => string): Compared[] {
  const byUnit = new Map(changes.map((change) => [change.unit, change]));
  const children = childrenOf(byUnit.keys());
  const names = new Map(changes.map((change) => [change, nameOf(change)]));
  const named = [...changes].sort((a, b) => compareText(names.get(a) ?? "", names.get(b) ?? ""));
  const ordered: Compared[] = [];
  const seen = new Set<Unit>();
  for (const { unit } of named) {
    for (const inner of below(unit, children, seen)) {
      const change = byUnit.get(inner);
      if (change) ordered.push(change);
    }
  }
  return ordered;
}

function childrenOf(units: Iterable<Unit>): Map<Unit, Unit[]> {
  const children = new Map<Unit, Unit[]>();
  for (const unit of withAncestors(units))
    for (const parent of unit.parents.keys()) children.set(parent, [...(children.get(parent) ?? []), unit]);
  return children;
}

/** A unit after everything below it that was not seen before. Work waits in a list: deep schemas cost no stack. */
function below(root: Unit, children: ReadonlyMap<Unit, readonly Unit[]>, seen: Set<Unit>): Unit[] {
  const done: Unit[] = [];
  const waiting: { unit: Unit; isOpen: boolean }[] = [{ unit: root, isOpen: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.isOpen) done.push(next.unit);
    else if (!seen.has(next.unit)) {
      seen.add(next.unit);
      waiting.push({ unit: next.unit, isOpen: true });
      for (const unit of children.get(next.unit) ?? []) waiting.push({ unit, isOpen: false });
    }
  }
  return done;
}
