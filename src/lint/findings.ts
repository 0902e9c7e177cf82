import { compareFindings, type Finding } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { locator } from "../document/positions.ts";
import type { Api } from "../model/api.ts";
import type { LintDraft } from "./draft.ts";
import { identityOf } from "./identity.ts";
import { Reach } from "./reach.ts";

/**
 * Drafts with lines, columns and operations. What several say of one thing by one rule is told apart by a number, in
 * the order of what they say, so that fingerprints compare as multisets and depend on no line.
 */
export function lintFindings(name: string, rootFile: string, drafts: readonly LintDraft[], api?: Api): Finding[] {
  const located = locator(drafts.map(({ place }) => place));
  const reach = api && new Reach(api);
  const findings = drafts.map((draft): Finding => {
    const subject = identityOf(draft.place, rootFile);
    return {
      ruleId: draft.ruleId,
      kind: "lint",
      severity: draft.severity,
      api: name,
      message: draft.message,
      subject,
      location: located(draft.place),
      operations: reach?.operationsOf(draft.place) ?? [],
      consumers: [],
      fingerprint: fingerprint([draft.ruleId, name, "lint", subject, draft.key]),
      waiver: null,
    };
  });
  return numbered(findings.sort(compareLint));
}

const compareLint = (a: Finding, b: Finding): number =>
  compareFindings(a, b) || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);

function numbered(findings: Finding[]): Finding[] {
  const count = new Map<string, number>();
  for (const finding of findings) {
    const { fingerprint: own } = finding;
    const number = getOrMake(count, own, () => 0) + 1;
    count.set(own, number);
    if (number > 1) finding.fingerprint = fingerprint([own, String(number)]);
  }
  return findings;
}
