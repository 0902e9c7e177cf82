import { type Branch, branchesOf } from "./branches.ts";
import type { Applicable, BodyPath, RuleSet, RuleTable } from "./matching-rules.ts";
import { isTypeLike } from "./type-like.ts";

/**
 * The rules that hold at a place of a body; undefined where the example holds as it stands. The longest path that fits
 * wins, then the greatest weight (2 for a step by name or position, 1 for a wildcard, multiplied), then the one written
 * later (Pact specification V2, "Matcher path expressions"). From above only a type comes down, unless an equality
 * stands between.
 */
export function rulesAt(table: RuleTable, path: BodyPath): Applicable | undefined {
  let best: Applicable | undefined;
  let reached: Reached[] = [{ branch: branchesOf(table), weight: 2 }];
  for (let depth = 0; reached.length > 0; depth++) {
    const isExact = depth === path.length;
    const winner = heaviest(reached.filter(({ branch }) => branch.rules && (isExact || reachesDown(branch.rules))));
    if (winner?.branch.rules) best = { rules: winner.branch.rules, isExact };
    if (isExact) break;
    reached = reached.flatMap((from) => next(from, path[depth] as string | number));
  }
  return best && isSilent(best) ? undefined : best;
}

/** A branch whose path fits so far. */
interface Reached {
  branch: Branch;
  weight: number;
}

function next({ branch, weight }: Reached, token: string | number): Reached[] {
  const named = branch.byToken.get(token);
  const found: Reached[] = named ? [{ branch: named, weight: weight * 2 }] : [];
  if (branch.wildcard) found.push({ branch: branch.wildcard, weight });
  return found;
}

function heaviest(candidates: readonly Reached[]): Reached | undefined {
  return candidates.reduce<Reached | undefined>((best, candidate) => {
    const order = candidate.weight - (best?.weight ?? 0) || candidate.branch.order - (best?.branch.order ?? 0);
    return !best || order > 0 ? candidate : best;
  }, undefined);
}

/** Whether a rule says something about the places below: a type goes on, an equality ends it. */
const reachesDown = (rules: RuleSet): boolean => rules.matchers.some(isTypeLike) || endsCascade(rules);

/** An empty set marks a place where rules start anew. */
const endsCascade = ({ matchers }: RuleSet): boolean =>
  matchers.length === 0 || (!matchers.some(isTypeLike) && matchers.some(({ match }) => match === "equality"));

const isSilent = ({ rules, isExact }: Applicable): boolean =>
  rules.matchers.length === 0 || (!isExact && endsCascade(rules));
