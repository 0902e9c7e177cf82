import { compareFindings, compareText, type Finding, type Location } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import { locator } from "../document/positions.ts";
import { show } from "../document/value.ts";
import type { Api } from "../model/api.ts";
import type { LintDraft } from "./draft.ts";
import { identityOf } from "./identity.ts";
import { Reach } from "./reach.ts";
import type { When } from "./rule.ts";

/** A finding with what it takes to know it again in another version. Plain data, so that it can be kept. */
export interface Problem {
  finding: Finding;
  /** Tells apart problems of one rule at one place. */
  key: string;
  when: When;
  /** Of its place, by `contentOf`; only where a rule asks what was published. */
  content?: string | undefined;
}

/**
 * Drafts with lines, columns and operations. What several say of one thing by one rule is told apart by a number, in
 * the order of what they say, so that fingerprints compare as multisets and depend on no line. `isBare`: they are only
 * compared with, and nobody asks where they stand and which operations lead there.
 */
export function lintProblems(
  name: string,
  rootFile: string,
  drafts: readonly LintDraft[],
  api?: Api,
  isBare = false,
): Problem[] {
  const located = isBare ? nowhere : locator(drafts.map(({ place }) => place));
  const reach = isBare ? undefined : api && new Reach(api);
  const problems = drafts.map(({ ruleId, severity, message, place, key, when }): Problem => {
    const subject = identityOf(place, rootFile);
    const finding: Finding = {
      ruleId,
      kind: "lint",
      severity,
      api: name,
      message,
      subject,
      location: located(place),
      operations: reach?.operationsOf(place) ?? [],
      consumers: [],
      fingerprint: fingerprint([ruleId, name, "lint", subject, key]),
      waiver: null,
    };
    return { finding, key, when, ...(when === "always" ? {} : { content: contentOf(place) }) };
  });
  return numbered(problems.sort(compareProblems));
}

const nowhere = ({ document }: Node): Location => ({ file: document.file, line: 1, column: 1, pointer: "" });

/** The findings alone. */
export const lintFindings = (...input: Parameters<typeof lintProblems>): Finding[] =>
  lintProblems(...input).map(({ finding }) => finding);

/**
 * Stands for what is written at a place, whatever its order; references are not followed. Undefined for the description
 * as a whole, and for what is nearly that.
 */
export function contentOf({ parent, value }: Node): string | undefined {
  const text = parent && show(value, LONGEST);
  return text === undefined || text.length >= LONGEST ? undefined : fingerprint([text]);
}

const LONGEST = 200_000;

const compareProblems = ({ finding: a }: Problem, { finding: b }: Problem): number =>
  compareFindings(a, b) || compareText(a.message, b.message);

function numbered(problems: Problem[]): Problem[] {
  const count = new Map<string, number>();
  for (const { finding } of problems) {
    const { fingerprint: own } = finding;
    const number = getOrMake(count, own, () => 0) + 1;
    count.set(own, number);
    finding.fingerprint = numberedFingerprint(own, number);
  }
  return problems;
}

/** The fingerprint of the first, second … problem that a rule has with one thing. */
export const numberedFingerprint = (first: string, number: number): string =>
  number > 1 ? fingerprint([first, String(number)]) : first;
