import { matches } from "../../../../schema/regular/languages.ts";
import type { Format } from "../stock.ts";
import { type Failures, failure } from "./failure.ts";
import type { Check } from "./plan.ts";
import { NOT_UNDERSTOOD } from "./unknown.ts";

type NumberCheck = Check<number>;
type StringCheck = Check<string>;

export function maximum(limit: number, isExclusive: boolean, keyword: string): NumberCheck {
  const failures = limitFailure(keyword, isExclusive ? "<" : "<=", limit);
  return (value) => ((isExclusive ? value < limit : value <= limit) ? undefined : failures);
}

export function minimum(limit: number, isExclusive: boolean, keyword: string): NumberCheck {
  const failures = limitFailure(keyword, isExclusive ? ">" : ">=", limit);
  return (value) => ((isExclusive ? value > limit : value >= limit) ? undefined : failures);
}

const limitFailure = (keyword: string, comparison: string, limit: number): Failures =>
  failure(keyword, `must be ${comparison} ${limit}`, { comparison, limit });

/** Divides doubles, as ajv does: 0.3 is no multiple of 0.1. */
export function multipleOf(divisor: number): NumberCheck {
  const failures = failure("multipleOf", `must be multiple of ${divisor}`, { multipleOf: divisor });
  return (value) => {
    const quotient = value / divisor;
    return quotient === Number.parseInt(String(quotient), 10) ? undefined : failures;
  };
}

/** `maxLength`, `minLength` and their likes: something is counted, and there is too much or too little of it. */
export function size<V>(keyword: string, limit: number, things: string, count: (value: V) => number): Check<V> {
  const isMost = keyword.startsWith("max");
  const failures = failure(keyword, `must NOT have ${isMost ? "more" : "fewer"} than ${limit} ${things}`, { limit });
  return (value) => ((isMost ? count(value) > limit : count(value) < limit) ? failures : undefined);
}

/** Characters, not UTF-16 units: a pair of surrogates is one. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++)
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) {
      count--;
      at++;
    }
  return count;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/**
 * Patterns run on automata, in linear time. These read characters where `RegExp` without flags reads UTF-16 units: of
 * anything beyond ASCII ajv is asked.
 */
export function matcher(pattern: string): (text: string) => boolean {
  const isRead = isAscii(pattern) && !pattern.includes("\\u{");
  return (text) => {
    const answer = isRead && isAscii(text) ? matches(pattern, text) : undefined;
    if (answer === undefined) throw NOT_UNDERSTOOD;
    return answer;
  };
}

export function pattern(text: string): StringCheck {
  const failures = failure("pattern", `must match pattern "${text}"`, { pattern: text });
  const isMatch = matcher(text);
  return (value) => (isMatch(value) ? undefined : failures);
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** The check of a format for texts or for numbers; undefined where nothing is checked. */
export function format(name: string, known: Format | undefined, kind: "number" | "string"): Check<never> | undefined {
  if (known === undefined || known === true) return undefined;
  const { type = "string", validate } =
    typeof known === "function" || known instanceof RegExp ? { validate: known } : known;
  if (type !== kind) return undefined;
  const failures = failure("format", `must match format "${name}"`, { format: name });
  if (validate instanceof RegExp) return (value) => (validate.test(value) ? undefined : failures);
  return (value) => (validate(value) ? undefined : failures);
}
