import type { AffectedConsumer, Severity, Side } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Change, Subject } from "../diff/changes.ts";
import { operationsOf } from "../diff/unit.ts";
import type { Node } from "../document/node.ts";
import { subjectOf } from "../document/subject.ts";
import type { Facets } from "../schema/facets.ts";
import { labelOf } from "./label.ts";
import { type BreakingRule, type Concerned, type Hit, isSideless } from "./rule.ts";
import { judge } from "./severity.ts";

/** A finding whose places are still nodes: lines and columns are computed for what is reported only. */
export interface Draft {
  ruleId: string;
  severity: Severity;
  side: Side | undefined;
  message: string;
  subject: string;
  place: Node;
  basePlace: Node | undefined;
  /** It is not there any more in the revision: the place is what is left around it. */
  isGone: boolean;
  /** Sorted. */
  operations: readonly string[];
  fingerprint: string;
  /** Whom it puts at risk though their pacts may still be satisfied. */
  concerns: Concerned | undefined;
  /** Whom it hits, where that was looked into. */
  consumers?: AffectedConsumer[];
}

/** Runs the rules over the changes of one API. What several operations share becomes one draft that lists them. */
export function runRules(
  api: string,
  rootFiles: readonly string[],
  changes: Iterable<Change>,
  rules: readonly BreakingRule[],
): Draft[] {
  const bySubject = groupBySubject(rules);
  const drafts = new Map<string, Draft>();
  for (const change of changes) {
    for (const rule of bySubject.get(change.subject) ?? []) {
      const hit = rule.check(change as never);
      const draft = hit && draftOf(api, rootFiles, rule, hit, change);
      if (!draft) continue;
      const known = drafts.get(draft.fingerprint);
      if (known) known.operations = [...new Set([...known.operations, ...draft.operations])].sort();
      else drafts.set(draft.fingerprint, draft);
    }
  }
  return [...drafts.values()];
}

function groupBySubject(rules: readonly BreakingRule[]): Map<Subject, BreakingRule[]> {
  const groups = new Map<Subject, BreakingRule[]>();
  for (const rule of rules) groups.set(rule.on, [...(groups.get(rule.on) ?? []), rule]);
  return groups;
}

function draftOf(
  api: string,
  rootFiles: readonly string[],
  rule: BreakingRule,
  hit: Hit,
  change: Change,
): Draft | undefined {
  const judgement = judge(rule, hit, change);
  if (!judgement) return undefined;
  const basePlace = placeOf("base" in change ? change.base : undefined, hit.at);
  const revisionPlace = placeOf("revision" in change ? change.revision : undefined, hit.at);
  const subject = subjectOf(holderOf("revision" in change ? change.revision : change.base, hit.at), rootFiles);
  const side = isSideless(change.subject) ? undefined : change.side;
  const label = labelOf(change);
  return {
    ruleId: rule.id,
    severity: judgement.severity,
    side,
    message: `${label === undefined ? "" : `${label}: `}${hit.message}${judgement.note === undefined ? "" : ` (${judgement.note})`}`,
    subject,
    place: revisionPlace ?? change.anchor,
    basePlace,
    isGone: revisionPlace === undefined,
    operations: operationsOf(change.unit),
    fingerprint: fingerprint([rule.id, api, side ?? "", subject, hit.key ?? ""]),
    concerns: judgement.severity === "info" ? undefined : rule.concerns,
  };
}

type Placed = { node: Node } | { at(keyword?: string): Node };

function placeOf(subject: object | undefined, keyword?: string): Node | undefined {
  if (!subject) return undefined;
  const placed = subject as Placed;
  return "at" in placed ? placed.at(keyword) : placed.node;
}

/** What is named as the subject: of a schema put together from several, the part that holds the keyword. */
function holderOf(subject: object, keyword: string | undefined): Node {
  const atoms = "schema" in subject && keyword !== undefined ? (subject as Facets).schema.atoms : [];
  const holder = atoms.find(({ node }) => Object.hasOwn(node.value, keyword as string));
  return holder?.node ?? (placeOf(subject) as Node);
}
