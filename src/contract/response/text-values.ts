import { show } from "../../document/value.ts";
import type { Matcher } from "../../pact/matching-rules.ts";
import type { Facets } from "../../schema/facets.ts";

/** Lengths beyond this make patterns that are not read. */
const LONGEST = 100;

/**
 * Patterns whose texts a schema allows: its own, and one for its lengths. `any` is a pattern for one character: what
 * texts may be is asked with line breaks, what they will be without.
 */
export function patternsOf({ patterns, minLength, maxLength }: Facets, any: "." | "[\\s\\S]"): string[] {
  const least = minLength <= LONGEST ? minLength : 0;
  const most = maxLength <= LONGEST ? maxLength : "";
  return least === 0 && most === "" ? patterns : [...patterns, `^${any}{${least},${most}}$`];
}

export function patternInWords({ patterns, minLength, maxLength }: Facets, pattern: string): string {
  if (patterns.includes(pattern)) return `text like ${pattern}`;
  return maxLength === Infinity
    ? `text of at least ${minLength} characters`
    : `text of ${minLength} to ${maxLength} characters`;
}

/** Far enough out to stand for numbers without a bound. */
const FAR = 999_999_999;

/** The outermost numbers that a schema allows, as they are written. */
export function outermostNumbers({ minimum, maximum }: Facets): string[] {
  const ends = [minimum ?? { value: -FAR, exclusive: false }, maximum ?? { value: FAR, exclusive: false }];
  return ends.filter(({ exclusive }) => !exclusive).map(({ value }) => show(value));
}

export type Moment = Extract<Matcher, { match: "date" | "time" | "datetime" }>;

/** What texts of a format hold, in the words of Pact's matchers. */
export const MOMENTS: ReadonlyMap<string, Moment["match"]> = new Map([
  ["date", "date"],
  ["time", "time"],
  ["date-time", "datetime"],
]);

/** What a consumer parses, by the letters of its format (java.text.SimpleDateFormat); without one, by the matcher. */
export function partsOf({ match, format }: Moment): Moment["match"] {
  const letters = format?.replace(/'[^']*'/g, "") ?? "";
  const [hasDay, hasTime] = [/[yYMLdDEuwW]/.test(letters), /[HhKkmsSAanN]/.test(letters)];
  if (hasDay && hasTime) return "datetime";
  return hasDay ? "date" : hasTime ? "time" : match;
}
