import type { AffectedConsumer, Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";

/** `breaks`: impossible to satisfy; `at-risk`: possible, not guaranteed; `unverified`: could not be examined. */
export type Effect = AffectedConsumer["effect"];

/** What can be wrong between an interaction and a description; each is explained by the rule of the same name. */
export type MismatchKind =
  | "operation-not-described"
  | "path-parameter-refused"
  | "request-parameter-missing"
  | "request-parameter-refused"
  | "request-parameter-not-described"
  | "request-authorization-missing"
  | "request-accept-not-offered"
  | "request-content-type-refused"
  | "request-body-missing"
  | "request-body-refused"
  | "request-body-not-described"
  | "request-property-not-described"
  | "request-value-not-accepted"
  | "request-not-examined"
  | "response-status-not-described"
  | "response-status-only-default"
  | "response-content-type-not-offered"
  | "response-header-not-described"
  | "response-header-optional"
  | "response-header-impossible"
  | "response-body-not-described"
  | "response-type-impossible"
  | "response-type-not-guaranteed"
  | "response-null-possible"
  | "response-value-impossible"
  | "response-value-not-guaranteed"
  | "response-property-not-described"
  | "response-property-optional"
  | "response-property-write-only"
  | "response-length-impossible"
  | "response-length-not-guaranteed"
  | "response-variant-possible"
  | "response-not-examined"
  | "interaction-not-examined"
  | "provider-response-differs"
  | "provider-state-failed";

/** One disagreement between an interaction and a description. */
export interface Mismatch {
  kind: MismatchKind;
  effect: Exclude<Effect, "ok">;
  /** Where in the interaction: `response.body.items[*].id`. */
  at: string;
  /** Where in the description; undefined where the description has nothing to show. */
  place: Node | undefined;
  /** What the message names: a parameter, a property, a status, a media type. */
  name: string;
  /** What the consumer does or expects, in words; empty where the kind says it all. */
  wants: string;
  /** What the description says, in words. */
  described: string;
  /**
   * The consumer's provider state can bring about what is not guaranteed: an example compared by value, or one of
   * several variants. By itself this is no risk; when a change makes it so, it is.
   */
  isPinned: boolean;
}

/** Request or response, by the kind; neither for what concerns the exchange as a whole. */
export function sideOf({ kind }: Pick<Mismatch, "kind">): Side | undefined {
  if (kind.startsWith("response-") || kind === "provider-response-differs") return "response";
  return kind.startsWith("request-") || kind.startsWith("path-") ? "request" : undefined;
}

const RANK: Record<Effect, number> = { breaks: 3, unverified: 2, "at-risk": 1, ok: 0 };

/** The worst of several effects: what breaks is certain, what could not be examined may be. */
export function worst(effects: Iterable<Effect>): Effect {
  let found: Effect = "ok";
  for (const effect of effects) if (RANK[effect] > RANK[found]) found = effect;
  return found;
}

/** Effect of what was found, without what the provider state brings about. */
export const effectOf = (mismatches: readonly Mismatch[]): Effect =>
  worst(mismatches.filter(({ isPinned }) => !isPinned).map(({ effect }) => effect));

/** Fills in what most mismatches do not say. */
export const mismatch = (
  kind: MismatchKind,
  effect: Mismatch["effect"],
  at: string,
  place: Node | undefined,
  details: Partial<Pick<Mismatch, "name" | "wants" | "described" | "isPinned">> = {},
): Mismatch => ({ kind, effect, at, place, name: "", wants: "", described: "", isPinned: false, ...details });
