import { ApigateError } from "../core/errors.ts";
import type { CommitTime } from "../source/commit-times.ts";

/**
 * The time of a new fact, ISO 8601 in UTC: now (SOURCE_DATE_EPOCH in seconds, when it is set), but always after the
 * latest fact known, so that the order of facts does not depend on how well the clocks of two machines agree.
 */
export function timeAfter(latest: string | undefined): string {
  const time = latest === undefined ? now() : Math.max(now(), Date.parse(latest) + 1);
  return new Date(time).toISOString();
}

/** The day it is, `YYYY-MM-DD` in UTC. */
export const today = (): string => new Date(now()).toISOString().slice(0, 10);

/** The day of a commit where it was made, `YYYY-MM-DD`, as `git log --date=short` tells it. */
export function dayOf(time: CommitTime | undefined): string | undefined {
  if (!time) return undefined;
  const date = new Date((time.seconds + time.offsetMinutes * 60) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : /^\d{4}-\d\d-\d\d/.exec(date.toISOString())?.[0];
}

const now = (): number => sourceDate() ?? Date.now();

function sourceDate(): number | undefined {
  const { SOURCE_DATE_EPOCH: seconds } = process.env;
  if (!seconds) return undefined;
  if (/^\d{1,11}$/.test(seconds)) return Number(seconds) * 1000;
  throw new ApigateError("E_USAGE", "SOURCE_DATE_EPOCH is no number of seconds since 1970");
}
