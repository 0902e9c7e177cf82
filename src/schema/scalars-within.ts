import { isNumber, type Json, type JsonNumber } from "../document/value.ts";
import { compareLower, compareUpper } from "./bounds.ts";
import { isMultipleOf } from "./decimals.ts";
import { type Facets, isWhole } from "./facets.ts";
import { formatWithin, isHint } from "./formats.ts";
import { patternWithin } from "./regular/languages.ts";
import { BOOLEAN, INTEGER, NULL, NUMBER, STRING, type Types } from "./types.ts";

/** Every number of x is one of y. */
export function numbersWithin(x: Facets, y: Facets): boolean {
  if (compareLower(x.minimum, y.minimum) < 0 || compareUpper(x.maximum, y.maximum) > 0) return false;
  const divides = (step: JsonNumber) =>
    x.multipleOf.some((own) => isMultipleOf(own, step)) || (isWhole(x.types) && isMultipleOf(1, step));
  return y.multipleOf.every(divides) && (isWhole(x.types) || formatsWithin(x, y, NUMBER));
}

/** Every string of x is one of y. */
export function stringsWithin(x: Facets, y: Facets): boolean {
  const demands = [...y.patterns, ...lengthPatterns(x, y)];
  const isMet = (pattern: string) => ["", ...x.patterns].some((own) => isWithin(own, pattern));
  return isShortEnough(x, y) && demands.every(isMet) && formatsWithin(x, y, STRING);
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || patternWithin(inner, outer).answer === "yes";

/** Only a pattern that tells the end bounds a length. */
const isShortEnough = (x: Facets, y: Facets): boolean =>
  x.maxLength <= y.maxLength || x.patterns.some((pattern) => pattern.includes("$"));

/** Lengths that y demands and x does not state; a pattern of x may imply them. */
function lengthPatterns(x: Facets, y: Facets): string[] {
  const patterns: string[] = [];
  if (x.minLength < y.minLength) patterns.push(`^[\\s\\S]{${y.minLength},}$`);
  if (x.maxLength > y.maxLength) patterns.push(`^[\\s\\S]{0,${y.maxLength}}$`);
  return patterns;
}

const NUMERIC_FORMAT = /^(?:u?int\d+|float|double|decimal)/;

function formatsWithin(x: Facets, y: Facets, types: Types): boolean {
  const applies = (format: string) => NUMERIC_FORMAT.test(format) === (types === NUMBER);
  return y.formats.every(
    (format) => isHint(format) || !applies(format) || x.formats.some((own) => formatWithin(own, format)),
  );
}

/** All values of a schema that has few: null, booleans, short ranges of integers. */
export function finiteValues({ types, minimum, maximum }: Facets): Json[] | undefined {
  if (types & ~(NULL | BOOLEAN | INTEGER)) return undefined;
  const values: Json[] = [...(types & NULL ? [null] : []), ...(types & BOOLEAN ? [true, false] : [])];
  if (!(types & INTEGER)) return values;
  const [first, last] = [minimum?.value, maximum?.value];
  if (!isNumber(first) || !isNumber(last) || Number(last) - Number(first) > 256) return undefined;
  for (let value = Number(first); value <= Number(last); value++) values.push(value);
  return values;
}
