import type { AffectedConsumer, Severity, Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { type Node, placeName, pointerOf } from "../document/node.ts";
import type { Interaction } from "../pact/pact.ts";
import type { InteractionReport } from "./check-interaction.ts";
import { type Consequence, consumersOf, type Found } from "./findings.ts";
import { type Mismatch, mismatch, sideOf } from "./mismatch.ts";
import type { Usage } from "./usage.ts";

/** A change as far as it matters here: where it is, and which operations reach it. */
export interface Touched {
  severity: Severity;
  side: Side | undefined;
  operations: readonly string[];
  /** Where it stands in revision, or what is left around it. */
  place: Node;
  basePlace: Node | undefined;
  /** What is left is all that the place shows. */
  isGone: boolean;
  /** Puts whoever uses the place, or leaves it out, at risk, though their pacts may still be satisfied. */
  concerns: "users" | "absentees" | undefined;
}

/** One interaction against both sides. */
export interface Compared {
  base: InteractionReport;
  revision: InteractionReport;
}

export interface BlastRadius {
  /** Per change, in the order they came. */
  consumers: AffectedConsumer[][];
  /** What a change does to a consumer that no finding speaks of. */
  unattributed: Found[];
}

/**
 * Who is hit by which change: what an interaction runs into in revision and did not in base is attributed to the change
 * that stands nearest to what the interaction relies on there. Changes of which no pact can tell whether they harm are
 * attributed by what the interaction uses.
 */
export function blastRadius(changes: readonly Touched[], interactions: readonly Compared[]): BlastRadius {
  const index = changes.map(placed);
  const hits = changes.map((): Consequence[] => []);
  const unattributed: Found[] = [];
  for (const compared of interactions) {
    for (const mismatch of newMismatches(compared)) {
      const found = foundIn(compared, mismatch);
      const causes = causesOf(mismatch, compared, index);
      for (const cause of causes) hits[cause]?.push(found);
      if (causes.length === 0 && mismatch.effect !== "unverified") unattributed.push(found);
    }
    for (const [cause, mismatch] of unexamined(compared, index)) hits[cause]?.push(foundIn(compared, mismatch));
    for (const cause of concerning(compared, index)) hits[cause]?.push(atRisk(compared));
  }
  return { consumers: hits.map(consumersOf), unattributed };
}

/** What concerns an interaction without a disagreement that could be named. */
const atRisk = ({ revision }: Compared): Consequence => ({
  mismatch: { effect: "at-risk" },
  interaction: revision.interaction,
});

/** What becomes of an interaction where there is no description. */
export const unreachable = (interaction: Interaction): InteractionReport => {
  const name = interaction.kind === "http" ? `${interaction.request.method} ${interaction.request.path}` : "it";
  const found = mismatch("operation-not-described", "breaks", "request.path", undefined, { name });
  return { interaction, operation: undefined, effect: "breaks", mismatches: [found], usage: undefined };
};

/** Named after the operation the consumer knows. */
const foundIn = ({ base, revision }: Compared, mismatch: Mismatch): Found => ({
  mismatch,
  interaction: revision.interaction,
  operation: revision.operation ?? base.operation,
});

/**
 * What revision adds to the troubles of an interaction. What did not hold before is not broken by the change, nor is
 * anything further in; and where nothing was described before, a description that does not promise enough is no new risk.
 */
export function newMismatches({ base, revision }: Compared): Mismatch[] {
  const hiding = base.mismatches.filter(({ effect }) => effect === "breaks");
  const silent = base.mismatches.filter(({ kind }) => kind.endsWith("-not-described"));
  return revision.mismatches.flatMap((mismatch) => {
    const { at, effect } = mismatch;
    if (hiding.some((before) => hides(before, at) || isInsideOf(mismatch, before))) return [];
    if (effect === "at-risk" && silent.some((before) => hides(before, at))) return [];
    const same = base.mismatches.filter((before) => isSameTrouble(mismatch, before));
    return whatIsNew(mismatch, same);
  });
}

/** An example that fitted no alternative before had none to fall short of. */
const isInsideOf = ({ kind, at }: Mismatch, before: Mismatch): boolean =>
  kind === "response-variant-possible" && isInside(before.at, at);

/** Whether nothing could be said of a place before, because what is around it did not hold. */
function hides({ kind, at: outer }: Mismatch, at: string): boolean {
  if (kind === "operation-not-described" || at === outer) return true;
  if (outer === "response.status") return at.startsWith("response.");
  if (outer.endsWith(".headers.content-type")) return at.startsWith(outer.replace("headers.content-type", "body"));
  return at.startsWith(outer) && /^[.[]/.test(at.slice(outer.length));
}

const isSameTrouble = ({ kind, at, effect }: Mismatch, before: Mismatch): boolean =>
  before.kind === kind && before.at === at && before.effect === effect;

/**
 * Nothing where the trouble was there before, and of lists of values or alternatives those that come on top. What the
 * provider state had to bring about already is so whatever else becomes possible.
 */
function whatIsNew(mismatch: Mismatch, before: readonly Mismatch[]): Mismatch[] {
  if (mismatch.isPinned && before.some(({ isPinned }) => isPinned)) return [];
  if (!LISTS.has(mismatch.kind))
    return before.some(({ described }) => described === mismatch.described) ? [] : [mismatch];
  const known = new Set(before.flatMap(({ described }) => described.split(", ")));
  const added = mismatch.described.split(", ").filter((one) => !known.has(one));
  return added.length === 0 ? [] : [{ ...mismatch, described: added.join(", ") }];
}

/** Kinds that list what is not expected. */
const LISTS: ReadonlySet<string> = new Set(["response-value-not-guaranteed", "response-variant-possible"]);

/** A change with its places written out. */
interface Placed {
  change: Touched;
  operations: ReadonlySet<string>;
  base: string | undefined;
  revision: string;
}

const placed = (change: Touched): Placed => ({
  change,
  operations: new Set(change.operations),
  base: change.basePlace && placeName(change.basePlace),
  revision: placeName(change.place),
});

/** The nearest changes, by their positions in the list; none when nothing that touches the interaction is near. */
function causesOf(mismatch: Mismatch, { base, revision }: Compared, index: readonly Placed[]): number[] {
  const side = changedSideOf(mismatch);
  const names = [base.operation?.name, revision.operation?.name];
  const places = { base: placesOf(base, mismatch), revision: placesOf(revision, mismatch) };
  if (mismatch.kind === "operation-not-described") places.base.push(rootOf(base));
  let best = 0;
  let causes: number[] = [];
  for (const [position, { change, operations, ...at }] of index.entries()) {
    if (operations.size > 0 && !names.some((name) => name !== undefined && operations.has(name))) continue;
    if (side && change.side && change.side !== side) continue;
    const isHarmless = change.severity === "info";
    const isNamed = !change.isGone && mismatch.place !== undefined && at.revision === placeName(mismatch.place);
    const after = nearness(at.revision, places.revision, isHarmless);
    const score = Math.max(
      isNamed ? 4 : 0,
      at.base === undefined ? 0 : nearness(at.base, places.base, isHarmless),
      change.isGone ? Math.min(after, WHAT_IS_LEFT) : after,
    );
    if (score === 0 || score < best) continue;
    causes = score > best ? [position] : [...causes, position];
    best = score;
  }
  return causes;
}

/** Other things may have gone from the same place. */
const WHAT_IS_LEFT = 0.5;

/** What a request asks for is offered by responses. */
const changedSideOf = (mismatch: Mismatch): Side | undefined =>
  mismatch.kind === "request-accept-not-offered" ? "response" : sideOf(mismatch);

/** Places an interaction relies on where a mismatch is, and further out, nearest first. */
function placesOf({ usage, mismatches }: InteractionReport, { at, kind, place }: Mismatch): string[][] {
  const rings = new Map<number, string[]>();
  for (const use of usage?.uses ?? []) {
    if (use.at !== at && !isInside(at, use.at)) continue;
    const distance = at.length - use.at.length;
    rings.set(distance, [...(rings.get(distance) ?? []), ...use.nodes.map(placeName)]);
  }
  const isOwn = place && mismatches.some((one) => one.kind === kind && one.place === place);
  if (isOwn) rings.set(0, [...(rings.get(0) ?? []), placeName(place)]);
  return [...rings].sort(([a], [b]) => a - b).map(([, names]) => names);
}

/** The description as a whole, where the operation went with it. */
const rootOf = ({ operation }: InteractionReport): string[] => (operation ? [`${operation.node.document.file}#`] : []);

/** `response.body.items[*].id` is inside `response.body`, and everything is inside its operation. */
const isInside = (at: string, outer: string): boolean =>
  outer === "request" ||
  (outer === "response.status" && at.startsWith("response")) ||
  (at.startsWith(outer) && /^[.[]/.test(at.slice(outer.length)));

/** 3 for the place itself, above 1 for a part of it, up to 1 for what is around it; harmless changes are only looked for at the place and its keywords. */
function nearness(change: string, rings: readonly string[][], isHarmless: boolean): number {
  const [own = [], ...outer] = rings;
  if (own.includes(change)) return 3;
  const isPart = (name: string) => (isHarmless ? isKeyword(change, name) : change.startsWith(`${name}/`));
  const parts = own.filter(isPart).map((name) => change.length - name.length);
  if (parts.length > 0) return 2 - Math.min(...parts) / 100_000;
  if (isHarmless) return 0;
  const ring = outer.findIndex((names) => names.some((name) => name === change || isKeyword(change, name)));
  return ring < 0 ? 0 : 1 - ring / 1_000;
}

/** A keyword of a place, such as its `required`, or the list it stands in. */
const isKeyword = (change: string, name: string): boolean =>
  change.startsWith(`${name}/`) && !change.slice(name.length + 1).includes("/");

/** Changes on a side of an operation of which a part could not be examined; of messages, what the provider calls. */
function* unexamined({ revision }: Compared, index: readonly Placed[]): Generator<[number, Mismatch]> {
  const { interaction, operation } = revision;
  for (const mismatch of revision.mismatches) {
    if (mismatch.effect !== "unverified") continue;
    for (const [position, { change, operations }] of index.entries()) {
      if (change.severity === "info") continue;
      const isReached =
        interaction.kind === "http"
          ? operation !== undefined && operations.has(operation.name) && change.side === sideOf(mismatch)
          : isOutgoing(change);
      if (isReached) yield [position, mismatch];
    }
  }
}

/** Webhooks and callbacks are requests of the provider: a consumer may have written them down as messages. */
const isOutgoing = ({ place, basePlace }: Touched): boolean =>
  /^\/(?:webhooks|components\/callbacks|paths\/[^/]+\/[^/]+\/callbacks)\//.test(pointerOf(basePlace ?? place));

/** Changes of what a place means, or of what its absence means, to an interaction that got on with base. */
function* concerning({ base, revision }: Compared, index: readonly Placed[]): Generator<number> {
  if (base.effect === "breaks") return;
  const sets = new Map<string, ReadonlySet<string>>();
  for (const [position, { change, ...at }] of index.entries()) {
    const { concerns, side } = change;
    if (!concerns) continue;
    const which = at.base === undefined ? "revision" : "base";
    const { usage } = which === "base" ? base : revision;
    const places = getOrMake(sets, `${which} ${concerns} ${side ?? ""}`, () => relevantPlaces(usage, concerns, side));
    const place = at.base ?? at.revision;
    if (places.has(place) || places.has(place.slice(0, place.lastIndexOf("/")))) yield position;
  }
}

/** What an interaction relies on, of one side where the change has one, or what it leaves out. */
function relevantPlaces(
  usage: Usage | undefined,
  concerns: "users" | "absentees",
  side: Side | undefined,
): ReadonlySet<string> {
  if (concerns === "absentees") return new Set(usage?.leftOut.map(placeName));
  const uses = (usage?.uses ?? []).filter(({ at }) => side === undefined || at.startsWith(side));
  return new Set(uses.flatMap(({ nodes }) => nodes.map(placeName)));
}
