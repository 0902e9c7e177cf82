import type { Severity } from "../core/finding.ts";
import type { RuleMeta } from "../core/rule.ts";
import type { Release } from "./release.ts";

export interface PolicyHit {
  message: string;
  /** The rule's own unless said otherwise. */
  severity?: Severity;
}

/** A rule about how a release is numbered; it sees the numbers of both sides and what the changes ask for. */
export interface PolicyRule<Id extends string = string> extends RuleMeta {
  id: Id;
  /** The worst it is found to be. */
  severity: Severity;
  check(release: Release): PolicyHit | undefined;
}

/** Declares a rule; the identity function keeps its id a literal. */
export const definePolicyRule = <const Id extends string>(rule: PolicyRule<Id>): PolicyRule<Id> => rule;
