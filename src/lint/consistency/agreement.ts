import type { Observation } from "./convention.ts";

/** How far observations agree on one style. */
export interface Agreement {
  /** The style that most of them fit; undefined where nothing was observed. */
  majority: string | undefined;
  /** What is not in that style, in the order of observation. */
  outliers: readonly Observation[];
  /** How many tell one style from another, by style: the majority first, then by number. */
  counts: ReadonlyMap<string, number>;
  /** 0–100: the share of those that are in the majority's style; 100 only where there are no outliers. */
  score: number;
}

/** What is in no style. */
export const MIXED = "mixed";

/**
 * Finds the style of the majority. Observations that fit it and every style of an outlier as well (names of one word)
 * say nothing for or against it, and are not counted.
 */
export function agreementOf(observations: readonly Observation[]): Agreement {
  const majority = majorityOf(observations);
  const isOutlier = ({ styles }: Observation) => majority === undefined || !styles.includes(majority);
  const outliers = observations.filter(isOutlier);
  const rivals = [...new Set(outliers.flatMap(({ styles }) => styles))];
  const isTelling = ({ styles }: Observation) => rivals.length === 0 || rivals.some((rival) => !styles.includes(rival));
  const agreeing = observations.filter((one) => !isOutlier(one) && isTelling(one)).length;
  const counts = new Map(majority === undefined || agreeing === 0 ? [] : [[majority, agreeing]]);
  for (const [style, count] of tally(outliers.map(({ styles: [first = MIXED] }) => first))) counts.set(style, count);
  const score = outliers.length === 0 ? 100 : Math.floor((100 * agreeing) / (agreeing + outliers.length));
  return { majority, outliers, counts, score };
}

/** Where two thirds agree there is a convention, and the rest departs from it. */
export const isSettled = ({ score }: Agreement): boolean => score >= 66;

/** Of styles that are equally common, the first by name, so that the order of a description does not matter. */
const majorityOf = (observations: readonly Observation[]): string | undefined =>
  tally(observations.flatMap(({ styles }) => styles))[0]?.[0];

/** Names with how often they occur, commonest first. */
function tally(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}
