import { getOrMake } from "../../core/get-or-make.ts";
import type { Problem } from "../findings.ts";
import { canonicalPlace } from "./place.ts";

/** What a problem is known by. Lines and severities are no part of it. */
export interface Told {
  ruleId: string;
  /** `#/paths/~1orders/get`: the name of the place, by what things are and not by their positions. */
  subject: string;
  /** Tells apart problems of one rule at one place. */
  key: string;
  message: string;
}

/** What a problem is known by, and the problem itself. */
export type ToldProblem = Told & { problem: Problem };

export function tell(problem: Problem): ToldProblem {
  const { ruleId, subject, message } = problem.finding;
  return { ruleId, subject, message, key: problem.key, problem };
}

export interface Matching<R, B> {
  /** Problems of the revision that base has, too. */
  known: [R, B][];
  fresh: R[];
  /** Problems of base that the revision has no more. */
  gone: B[];
}

/**
 * Compares two lists of problems as multisets: what is said in the same words first, then by number, so that each
 * problem of base excuses one of the revision. `renamed` tells where a place of base stands now.
 */
export function matchProblems<R extends Told, B extends Told>(
  revision: readonly R[],
  base: readonly B[],
  renamed: (subject: string) => string = canonicalPlace,
): Matching<R, B> {
  const known: [R, B][] = [];
  let fresh = [...revision];
  let gone = [...base];
  for (const [nameOf, mayMatch] of WAYS) {
    const open = new Map<string, B[]>();
    for (const one of gone) getOrMake(open, nameOf(one, renamed(one.subject)), () => []).push(one);
    const taken = new Set<B>();
    fresh = fresh.filter((one) => {
      const partner = takeFrom(open.get(nameOf(one, canonicalPlace(one.subject))), (other) => mayMatch(one, other));
      if (!partner) return true;
      taken.add(partner);
      known.push([one, partner]);
      return false;
    });
    gone = gone.filter((one) => !taken.has(one));
  }
  return { known, fresh, gone };
}

type Way = [nameOf: (one: Told, place: string) => string, mayMatch: (revision: Told, base: Told) => boolean];

/**
 * The same words; what is the same in other words; and, where the place has another name, the number alone: what tells
 * problems apart there may be the very name that was changed.
 */
const WAYS: readonly Way[] = [
  [({ ruleId, key, message }, place) => JSON.stringify([ruleId, place, key, message]), () => true],
  [({ ruleId, message }, place) => JSON.stringify([ruleId, place, message]), () => true],
  [({ ruleId, key }, place) => JSON.stringify([ruleId, place, key]), () => true],
  [({ ruleId }, place) => JSON.stringify([ruleId, place]), (revision, base) => revision.subject !== base.subject],
];

function takeFrom<T>(list: T[] | undefined, wanted: (one: T) => boolean): T | undefined {
  const index = list?.findIndex(wanted) ?? -1;
  return index < 0 ? undefined : list?.splice(index, 1)[0];
}
