import { isNumber, isObject, type Json, show } from "../document/value.ts";
import type { Matcher, RuleSet } from "../pact/matching-rules.ts";

/** Type of a value in Pact's sense: all numbers are one type. */
export const typeName = (value: Json): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "array"
      : isNumber(value)
        ? "number"
        : isObject(value)
          ? "object"
          : typeof value;

/** What a consumer expects at a place, in words: `any string`, `"paid"`, `text like ^ord-`. */
export function wantsOf({ matchers, combine }: RuleSet, value: Json): string {
  const words = matchers.map((matcher) => wording(matcher, value));
  return words.join(combine === "AND" ? " and " : " or ");
}

function wording(matcher: Matcher, value: Json): string {
  switch (matcher.match) {
    case "equality":
      return Array.isArray(value) || isObject(value) ? `this ${typeName(value)}` : show(value, 80);
    case "type":
      return `any ${typeName(value)}${bounds(matcher)}`;
    case "regex":
      return `text like ${matcher.regex}`;
    case "include":
      return `text with ${show(matcher.value)}`;
    case "integer":
      return "an integer";
    case "decimal":
      return "a decimal number";
    case "number":
      return "a number";
    case "boolean":
      return "a boolean";
    case "null":
      return "null";
    case "not-empty":
      return `any ${typeName(value)} that is not empty`;
    case "date":
    case "time":
    case "datetime":
      return `a ${matcher.match}${matcher.format === undefined ? "" : ` as ${matcher.format}`}`;
    case "array-contains":
      return `a list with ${matcher.variants.length} known items`;
    case "values":
    case "each-key":
    case "each-value":
      return "a map";
    default:
      return matcher.match;
  }
}

function bounds({ min, max }: { min?: number; max?: number }): string {
  if (min === undefined && max === undefined) return "";
  if (max === undefined) return ` of at least ${min}`;
  return min === undefined ? ` of at most ${max}` : ` of ${min} to ${max}`;
}
