import type { Severity, Side } from "../core/finding.ts";
import type { RuleMeta } from "../core/rule.ts";
import type { Change, Subject } from "../diff/changes.ts";

/**
 * The side of the wire on which a change breaks a consumer; on the other side it is only worth knowing.
 * `unless-proved`: the prover decides on both sides; what it cannot decide is a warning.
 */
export type Breaks = Side | "both" | "neither" | "unless-proved";

/** Whoever uses a place that is read in another way, or beside which others come; whoever leaves it to its default. */
export type Concerned = "users" | "absentees";

export interface Hit {
  message: string;
  /** The keyword to point at; without it, the changed thing itself. */
  at?: string;
  /** How bad this change is where it breaks; the rule's own severity unless said otherwise. */
  severity?: Severity;
  /** Sharpens or softens the rule for this change, for instance when a format became wider instead of another. */
  breaks?: Breaks;
  /** The rule has weighed what the prover cannot know, such as that text has no types. */
  isCertain?: boolean;
  /** Tells apart hits of one rule on one subject: the fingerprint covers it. */
  key?: string;
}

export interface BreakingRule<S extends Subject = Subject, Id extends string = string> extends RuleMeta {
  id: Id;
  /** `policy`: a duty towards consumers is not met, though all of them can go on as they are; else `breaking`. */
  kind?: "breaking" | "policy";
  on: S;
  breaks: Breaks;
  /** How bad it is where it breaks; `error` unless said otherwise. */
  severity?: Severity;
  /** True for rules about more than the set of values: names, defaults, routing. The prover cannot overrule them. */
  beyondValues?: boolean;
  /** The side on which it breaks unless proved compatible, where undeclared properties are meant (`objects: strict`). */
  strictly?: Side;
  /** Whom it puts at risk where it breaks, though their pacts may still be satisfied. */
  concerns?: Concerned;
  check(change: Change<S>): Hit | undefined;
}

/** Facts about an exchange as a whole: nobody sends or reads them. */
export const isSideless = (subject: Subject): boolean =>
  /^(?:api|path|operation|webhook|callback|security|scheme|server|lifecycle)\./.test(subject);

/** Declares a rule; the identity function gives `check` the type of the change it subscribes to. */
export const defineBreakingRule = <const S extends Subject, const Id extends string>(
  rule: BreakingRule<S, Id>,
): BreakingRule<S, Id> => rule;
