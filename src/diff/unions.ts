import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { referenceOf } from "../document/description.ts";
import { locate } from "../document/locate.ts";
import { member, type Node, stringOf } from "../document/node.ts";
import { show } from "../document/value.ts";
import type { Focus } from "../schema/compatibility.ts";
import type { Facets, Union } from "../schema/facets.ts";
import { isNeutral, KEYWORDS } from "../schema/keywords.ts";
import { matchBranches } from "./branches.ts";
import type { Branch, Change, Setting } from "./changes.ts";
import type { Scope } from "./scope.ts";
import type { Session } from "./session.ts";

/** The setting of a change; with a `focus`, the prover is asked about that part only. */
export type SettingAt = (focus?: Focus) => Setting;

/** Compares `oneOf` and `anyOf`: matched branches go on as schemas, the others are added or removed. */
export function diffUnions(session: Session, base: Facets, revision: Facets, scope: Scope, setting: SettingAt): void {
  const count = Math.max(base.unions.length, revision.unions.length);
  for (let index = 0; index < count; index++) {
    const [before, after] = [base.unions[index], revision.unions[index]];
    if (before && after && before.keyword !== after.keyword)
      session.emit({ subject: "union.changed", base, revision, ...setting() });
    if (before && after) diffUnion(session, before, after, scope, setting);
    else if (before) session.emit({ subject: "union.removed", base, revision, ...setting() });
    else session.emit({ subject: "union.added", base, revision, ...setting() });
  }
}

function diffUnion(
  session: Session,
  base: Union | undefined,
  revision: Union | undefined,
  scope: Scope,
  setting: SettingAt,
): void {
  const [before, after] = [base?.branches ?? [], revision?.branches ?? []];
  const pairs = matchBranches(session, before, after, scope);
  for (const [a, b] of pairs) session.schemas.compare([a], [b], scope);
  const taken = new Set(pairs.flat());
  const isOneOfMany = before.length + after.length - taken.size > FEW;
  checkBranches(before.length + after.length, taken.size, (revision ?? base)?.node);
  for (const node of before)
    if (!taken.has(node))
      session.emit({
        subject: "branch.removed",
        base: branchOf(node, base as Union),
        ...setting({ side: "base", node, isOneOfMany }),
      });
  for (const node of after)
    if (!taken.has(node))
      session.emit({
        subject: "branch.added",
        revision: branchOf(node, revision as Union),
        ...setting({ side: "revision", node, isOneOfMany }),
      });
}

/** Choices that the prover looks into one by one. */
const FEW = 16;

/** For each branch that came or went, all the others may have to be looked at. */
function checkBranches(all: number, matched: number, node: Node | undefined): void {
  const pairs = (all - matched) * all;
  if (pairs <= LIMITS.branchPairs) return;
  const counts = `${all - matched} branches of a choice came or went, beside ${matched} others`;
  throw new ApigateError("E_LIMIT", `${counts}: ${pairs} pairs; the limit branchPairs is ${LIMITS.branchPairs}`, {
    location: node && locate(node),
    hint: "Change fewer branches at a time",
  });
}

/**
 * One schema that became a choice, or a choice that became one schema: when it is one of the branches the others are
 * added or removed, else the choice itself is the change. False when both sides are of one kind.
 */
export function diffChoice(session: Session, base: Side, revision: Side, scope: Scope, setting: SettingAt): boolean {
  if (isChoice(base.facets) === isChoice(revision.facets) || base.nodes.length !== 1 || revision.nodes.length !== 1)
    return false;
  const [before, after] = [base, revision].map(({ facets, nodes }) =>
    isChoice(facets) ? (facets.unions[0] as Union).branches : nodes,
  ) as [Node[], Node[]];
  const pairs = matchBranches(session, before, after, scope);
  if (pairs.length === 0) {
    const subject = isChoice(base.facets) ? "union.removed" : "union.added";
    session.emit({ subject, base: base.facets, revision: revision.facets, ...setting() } as Change<"union.added">);
    return true;
  }
  diffUnion(session, asUnion(base), asUnion(revision), scope, setting);
  return true;
}

interface Side {
  facets: Facets;
  nodes: readonly Node[];
}

/** Nothing but a union, which is what most of them are. */
const isChoice = ({ unions, schema }: Facets): boolean =>
  unions.length === 1 &&
  schema.atoms.length === 1 &&
  schema.atoms.every(({ node }) =>
    Object.entries(node.value).every(([key, value]) => !KEYWORDS.has(key) || CHOICE.has(key) || isNeutral(key, value)),
  );

const CHOICE = new Set(["anyOf", "oneOf", "discriminator", "nullable"]);

const asUnion = ({ facets, nodes }: Side): Union =>
  isChoice(facets)
    ? (facets.unions[0] as Union)
    : { keyword: "anyOf", branches: [...nodes], node: nodes[0] as Node, nullable: false };

function branchOf(node: Node, { keyword }: Union): Branch {
  const reference = referenceOf(node.value);
  const type = member(node, "type");
  const label =
    reference?.split("/").at(-1) ?? stringOf(node, "title") ?? (type ? `type ${show(type.value)}` : `#${node.key}`);
  return { keyword, node, label };
}
