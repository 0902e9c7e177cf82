import { getOrMake } from "../core/get-or-make.ts";
import { withInner } from "./inner-rules.ts";
import type { RuleSet, RuleTable, Step } from "./matching-rules.ts";

/** Rules as a tree of steps, so that a place is looked up by its own path, however many rules there are. */
export interface Branch {
  rules: RuleSet | undefined;
  /** Later rules have greater numbers. */
  order: number;
  byToken: Map<string | number, Branch>;
  wildcard: Branch | undefined;
}

const known = new WeakMap<RuleTable, Branch>();

export const branchesOf = (table: RuleTable): Branch => getOrMake(known, table, () => build(withInner(table)));

function build(table: RuleTable): Branch {
  const root = newBranch();
  for (const [order, { steps, rules }] of table.entries()) Object.assign(steps.reduce(child, root), { rules, order });
  return root;
}

const newBranch = (): Branch => ({ rules: undefined, order: -1, byToken: new Map(), wildcard: undefined });

function child(branch: Branch, step: Step): Branch {
  if (!("wildcard" in step)) return getOrMake(branch.byToken, "name" in step ? step.name : step.index, newBranch);
  branch.wildcard ??= newBranch();
  return branch.wildcard;
}
