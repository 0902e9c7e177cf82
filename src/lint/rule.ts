import type { Severity } from "../core/finding.ts";
import type { RuleMeta } from "../core/rule.ts";
import type { Node } from "../document/node.ts";
import type { JsonObject } from "../document/value.ts";
import type { SubjectKind, Subjects } from "./subjects.ts";

/**
 * Which elements a rule is about once a description is published: `always` all of them; `added` only those that the
 * base does not have, because to mend what is published would break whoever uses it; `changed` those that are new or
 * were edited.
 */
export type When = "always" | "added" | "changed";

export interface LintHit {
  message: string;
  /** A more exact place than the subject itself. */
  at?: Node | undefined;
  /** Tells apart hits of one rule at one place. */
  key?: string;
  /** How bad this one is, where that differs from the rule. */
  severity?: Severity;
}

/** An option of a rule: its meaning, what holds without it, and a JSON Schema of what can be set. */
export interface LintOption {
  description: string;
  default: JsonObject[string];
  schema: JsonObject;
}

export interface LintRule<S extends SubjectKind = SubjectKind, Id extends string = string> extends RuleMeta {
  id: Id;
  on: S;
  severity: Severity;
  /** `always` unless said otherwise. */
  when?: When;
  /** By name; what is not set has its default. */
  options?: Readonly<Record<string, LintOption>>;
  /** Everything a rule knows: the thing itself and the options. It is asked once about each. */
  check(subject: Subjects[S], options: Readonly<JsonObject>): LintHit | readonly LintHit[] | undefined;
}

/** Declares a rule; the identity function gives `check` the type of what it is about. */
export const defineLintRule = <S extends SubjectKind, const Id extends string>(
  rule: LintRule<S, Id>,
): LintRule<S, Id> => rule;

/** The options as a rule sees them. */
export const optionsOf = ({ options = {} }: LintRule, given: Readonly<JsonObject>): JsonObject => ({
  ...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
  ...given,
});
