import { type AffectedConsumer, compareSeverity, compareText, type Severity, type Side } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Change, Subject } from "../diff/changes.ts";
import { operationsOf, type Unit } from "../diff/unit.ts";
import type { Node } from "../document/node.ts";
import { subjectOf } from "../document/subject.ts";
import type { Facets } from "../schema/facets.ts";
import { labelOf } from "./label.ts";
import { type BreakingRule, type Concerned, isSideless } from "./rule.ts";
import { type Judgement, judge } from "./severity.ts";
import { type Compared, unexplained } from "./unexplained.ts";

/** A finding whose places are still nodes: lines and columns are computed for what is reported only. */
export interface Draft {
  ruleId: string;
  kind: "breaking" | "policy";
  severity: Severity;
  side: Side | undefined;
  message: string;
  subject: string;
  place: Node;
  basePlace: Node | undefined;
  /** It is not there any more in the revision: the place is what is left around it. */
  isGone: boolean;
  /** What was compared when it was found. */
  units: readonly Unit[];
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
  const sketches = new Map<string, Sketch>();
  const explained = { harm: new Set<Unit>(), any: new Set<Unit>() };
  const hear = (change: Change): void => {
    const made = (bySubject.get(change.subject) ?? []).flatMap((rule) => sketchOf(api, rootFiles, rule, change) ?? []);
    for (const sketch of made) keep(sketches, sketch);
    if (made.length > 0) explained.any.add(change.unit);
    if (made.some(({ draft }) => draft.severity !== "info")) explained.harm.add(change.unit);
  };
  const compared: Compared[] = [];
  for (const change of changes) {
    if (change.subject === "schema.compared") compared.push(change);
    else hear(change);
  }
  const nameOf = (change: Compared) => subjectOf(placesOf(change, undefined).about, rootFiles);
  for (const change of unexplained(compared, explained, nameOf)) hear(change);
  return finish([...sketches.values()]);
}

function groupBySubject(rules: readonly BreakingRule[]): Map<Subject, BreakingRule[]> {
  const groups = new Map<Subject, BreakingRule[]>();
  for (const rule of rules) groups.set(rule.on, [...(groups.get(rule.on) ?? []), rule]);
  return groups;
}

/** A draft whose judgement may still be sharpened. */
interface Sketch {
  draft: Draft;
  judgement: Judgement;
}

/** One subject, one rule, one side: one finding. Of several that are one, the worst speaks, then the first by name. */
function keep(sketches: Map<string, Sketch>, sketch: Sketch): void {
  const { fingerprint } = sketch.draft;
  const known = sketches.get(fingerprint);
  const chosen = known && compareSketches(known, sketch) <= 0 ? known : sketch;
  if (known) chosen.draft.units = [...new Set([...known.draft.units, ...sketch.draft.units])];
  sketches.set(fingerprint, chosen);
}

const compareSketches = ({ draft: a }: Sketch, { draft: b }: Sketch): number =>
  compareSeverity(a.severity, b.severity) || compareText(a.message, b.message);

/** Findings that are given an example, or whose example is checked; each costs up to some milliseconds. */
const MOST_ILLUSTRATED = 25;

function finish(sketches: readonly Sketch[]): Draft[] {
  const open = sketches.filter(({ judgement }) => judgement.illustrate).sort(compareForExamples);
  for (const sketch of open.slice(0, MOST_ILLUSTRATED))
    sketch.judgement = sketch.judgement.illustrate?.() ?? sketch.judgement;
  return sketches.map(({ draft, judgement: { severity, note } }) => ({
    ...draft,
    severity,
    message: note === undefined ? draft.message : `${draft.message} (${note})`,
    operations: [...new Set(draft.units.flatMap(operationsOf))].sort(),
  }));
}

/** In an order that nothing but the findings decides. */
const compareForExamples = ({ draft: a }: Sketch, { draft: b }: Sketch): number =>
  compareSeverity(a.severity, b.severity) ||
  compareText(a.subject, b.subject) ||
  compareText(a.fingerprint, b.fingerprint);

function sketchOf(api: string, rootFiles: readonly string[], rule: BreakingRule, change: Change): Sketch | undefined {
  const hit = rule.check(change as never);
  const judgement = hit && judge(rule, hit, change);
  if (!judgement) return undefined;
  const { base, revision, about } = placesOf(change, hit.at);
  const subject = subjectOf(about, rootFiles);
  const side = isSideless(change.subject) ? undefined : change.side;
  const label = labelOf(change);
  const draft: Draft = {
    ruleId: rule.id,
    kind: rule.kind ?? "breaking",
    severity: judgement.severity,
    side,
    message: `${label === undefined ? "" : `${label}: `}${hit.message}`,
    subject,
    place: revision ?? change.anchor,
    basePlace: base,
    isGone: revision === undefined,
    units: [change.unit],
    operations: [],
    fingerprint: fingerprint([rule.id, api, side ?? "", subject, hit.key ?? nameless(change)]),
    concerns: judgement.severity === "info" ? undefined : rule.concerns,
  };
  return { draft, judgement };
}

/** A property that is required and not declared has no place of its own: its name tells it apart. */
function nameless(change: Change): string {
  const value = "revision" in change ? change.revision : change.base;
  return "declared" in value && !value.declared ? value.name : "";
}

interface Places {
  base?: Node | undefined;
  revision?: Node | undefined;
  /** What is named as the subject. */
  about: Node;
}

function placesOf(change: Change, keyword: string | undefined): Places {
  const { only } = change;
  const lone = only?.revision ?? only?.base;
  if (lone && SCHEMAS.test(change.subject)) return { ...only, about: lone };
  return {
    base: placeOf("base" in change ? change.base : undefined, keyword),
    revision: placeOf("revision" in change ? change.revision : undefined, keyword),
    about: holderOf("revision" in change ? change.revision : change.base, keyword),
  };
}

/** Facts about a schema itself, which may stand on one side only. */
const SCHEMAS = /^(?:schema|union)\./;

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
