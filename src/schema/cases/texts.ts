import { hasFormat } from "../format-checks.ts";
import { formatSamples, formatWithin } from "../formats.ts";
import { matches } from "../regular/languages.ts";
import { findTexts } from "../regular/texts.ts";
import { type Found, found, NONE, only, type Recipe, unknown } from "./case.ts";

/** Longer texts are not written out. */
const LONGEST = 20_000;

/** Longer texts are tried as short ones that are stretched, before walking all the way to them; so many short ones. */
const [LONG, FEW] = [16, 4];

/** A text that satisfies a recipe. */
export function findText({ facets, facts }: Recipe): Found {
  const shortest = Math.max(...facets.map(({ minLength }) => minLength), ...counts(facts, "least"));
  const longest = Math.min(...facets.map(({ maxLength }) => maxLength), ...counts(facts, "most"));
  const formats = facets.flatMap((one) => one.formats);
  const others = only(facts, "lacks-format").map(({ format }) => format);
  if (shortest > longest || others.some((other) => formats.some((format) => formatWithin(format, other)))) return NONE;
  if (shortest > LONGEST) return unknown("texts of too many characters");
  const matching = [...facets.flatMap(({ patterns }) => patterns), ...patternsOf(facts, "matches")];
  const avoiding = patternsOf(facts, "avoids");
  const except = only(facts, "except").flatMap(({ values }) => values.filter((value) => typeof value === "string"));
  const isFit = (text: string): boolean => {
    const { length } = [...text];
    return (
      length >= shortest &&
      length <= longest &&
      !except.includes(text) &&
      matching.every((pattern) => matches(pattern, text) !== false) &&
      avoiding.every((pattern) => matches(pattern, text) !== true) &&
      formats.every((format) => hasFormat(format, text) !== "no") &&
      others.every((format) => hasFormat(format, text) !== "yes")
    );
  };
  const plain = ["text", "a".repeat(shortest), "a".repeat(shortest + 1)];
  const simple = [...formats, ...others].flatMap(formatSamples).concat(plain).find(isFit);
  if (simple !== undefined) return found(simple);
  if (matching.length + avoiding.length === 0 && longest > 8)
    return unknown(formats[0] === undefined ? "no text was found" : `the format \`${formats[0]}\``);
  const short = shortest > LONG ? findTexts({ matching, avoiding, shortest: 0, longest, except }, FEW).texts : [];
  const stretched = short.map((text) => text.padEnd(shortest, "a")).find(isFit);
  if (stretched !== undefined) return found(stretched);
  const { texts, isNone } = findTexts({ matching, avoiding, shortest, longest, except });
  if (isNone) return NONE;
  const text = texts.find(isFit);
  if (text !== undefined) return found(text);
  return unknown(formats[0] === undefined ? "no text was found" : `the format \`${formats[0]}\``);
}

const counts = (facts: Recipe["facts"], kind: "least" | "most"): number[] =>
  only(facts, kind).map(({ count }) => count);

const patternsOf = (facts: Recipe["facts"], kind: "matches" | "avoids"): string[] =>
  only(facts, kind).map(({ pattern }) => pattern);
