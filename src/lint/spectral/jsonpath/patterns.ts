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
  const expression = parsePattern(source);
  const isRisky = expression ? isExponential(expression) : REPEATED_GROUP.test(source);
  if (isRisky) throw new Unrunnable(`has the pattern /${source}/${flags}, which may take exponential time`);
}
