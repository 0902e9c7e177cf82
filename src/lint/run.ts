import type { Severity } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { JsonObject } from "../document/value.ts";
import type { Api } from "../model/api.ts";
import type { LintDraft } from "./draft.ts";
import type { Ownership } from "./ownership.ts";
import { type LintHit, type LintRule, optionsOf } from "./rule.ts";
import type { SubjectKind, Subjects } from "./subjects.ts";
import { visit } from "./visit.ts";

/** How a rule is to be run: what a ruleset says of it. */
export interface Setting {
  rule: LintRule;
  severity: Severity;
  options: Readonly<JsonObject>;
}

/**
 * Runs native rules over one description: each thing in it is shown once to each rule about its kind. `ownership` is
 * what its repository says of its owners.
 */
export function runLint(api: Api, settings: Iterable<Setting>, ownership?: Ownership): LintDraft[] {
  const byKind = new Map<SubjectKind, Setting[]>();
  for (const setting of settings) {
    const complete = { ...setting, options: optionsOf(setting.rule, setting.options) };
    getOrMake(byKind, setting.rule.on, () => []).push(complete);
  }
  const drafts: LintDraft[] = [];
  visit(api, {
    wants: new Set(byKind.keys()),
    ownership,
    meet(kind, subject) {
      for (const setting of byKind.get(kind) ?? []) ask(setting, subject, drafts);
    },
  });
  return drafts;
}

function ask({ rule, severity, options }: Setting, subject: Subjects[SubjectKind], drafts: LintDraft[]): void {
  const hits = rule.check(subject as never, options);
  if (hits === undefined) return;
  for (const hit of asList(hits))
    drafts.push({
      ruleId: rule.id,
      severity: hit.severity ?? severity,
      message: hit.message,
      place: hit.at ?? subject.node,
      key: hit.key ?? "",
      when: rule.when ?? "always",
    });
}

const asList = (hits: LintHit | readonly LintHit[]): readonly LintHit[] =>
  Array.isArray(hits) ? (hits as readonly LintHit[]) : [hits as LintHit];
