import { parsePattern } from "../../../schema/regular/syntax.ts";
import { isExponential } from "./ambiguity.ts";
import { Unrunnable } from "./given-error.ts";

/** Something repeated that stands in parentheses. */
const REPEATED_GROUP = /\)(?:[*+]|\{\d+,?\d*\})/;

/**
 * Refuses patterns for which a backtracking matcher may need exponential time: descriptions hold the texts they are
 * matched with. What is not regular (look-around, back-references) is refused when it repeats a group.
 */
export function checkPattern(source: string, flags: string): void {
  if (mayTakeExponentialTime(source))
    throw new Unrunnable(`has the pattern /${source}/${flags}, which may take exponential time`);
}

export function mayTakeExponentialTime(source: string): boolean {
  const expression = parsePattern(source);
  return expression ? isExponential(expression) : REPEATED_GROUP.test(source);
}
