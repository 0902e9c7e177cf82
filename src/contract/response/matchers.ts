import { isNumber, isObject, type Json, show } from "../../document/value.ts";
import type { Matcher, RuleSet } from "../../pact/matching-rules.ts";
import type { Facets } from "../../schema/facets.ts";
import { matches, patternsMeet, patternWithin } from "../../schema/regular/languages.ts";
import {
  ALL,
  ARRAY,
  BOOLEAN,
  FRACTION,
  INTEGER,
  NULL,
  NUMBER,
  OBJECT,
  STRING,
  showTypes,
  type Types,
  typeOfValue,
} from "../../schema/types.ts";
import type { Acceptance } from "../acceptance.ts";
import { type Mismatch, mismatch } from "../mismatch.ts";
import { wantsOf } from "../wants.ts";
import { MOMENTS, type Moment, outermostNumbers, partsOf, patternInWords, patternsOf } from "./text-values.ts";

/** A place of a response where expectation and schema meet. */
export interface Leaf {
  value: Json;
  facets: Facets;
  rules: RuleSet;
  at: string;
  name: string;
  responses: Acceptance;
}

/** What one matcher has to say. */
export function judgeMatcher(matcher: Matcher, leaf: Leaf): Mismatch[] {
  switch (matcher.match) {
    case "equality":
      return judgeEquality(leaf);
    case "regex":
      return judgeTexts(leaf, (text) => matches(matcher.regex, text), matcher.regex);
    case "include":
      return judgeTexts(leaf, (text) => text.includes(matcher.value), undefined);
    case "semver":
      return judgeTexts(leaf, (text) => SEMVER.test(text), undefined);
    case "not-empty":
      return judgeEmptiness(leaf);
    case "date":
    case "time":
    case "datetime":
      return judgeMoment(leaf, matcher);
    case "unknown":
      return [unexamined(leaf, `nothing is known of the matcher \`${matcher.name}\``)];
    default:
      return judgeTypes(leaf, typesWanted(matcher, leaf.value));
  }
}

const SEMVER = /^\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** Matchers that look at the characters of a text. */
export const isTextMatcher = ({ match }: Matcher): boolean =>
  match === "regex" || match === "include" || match === "semver" || match === "not-empty" || match === "equality";

/** JSON types that a matcher lets through, and those it lets through only in part. */
export function typesWanted(matcher: Matcher, value: Json): Types {
  switch (matcher.match) {
    case "integer":
      return INTEGER;
    case "decimal":
      return FRACTION;
    case "number":
      return NUMBER;
    case "boolean":
      return BOOLEAN;
    case "null":
      return NULL;
    case "semver":
      return STRING;
    case "regex":
    case "include":
      return textTypes(value);
    case "array-contains":
      return ARRAY;
    case "values":
    case "each-key":
    case "each-value":
      return typeOfValue(value) & ARRAY ? ARRAY : OBJECT;
    default:
      return typeOfValue(value) & NUMBER ? NUMBER : typeOfValue(value);
  }
}

/** A number without a fraction is written like an integer, so who waits for decimals must expect both. */
export const tolerated = (wanted: Types): Types => (wanted === FRACTION ? NUMBER : wanted);

export const possibleTypes = ({ facets }: Leaf): Types =>
  facets.values ? facets.values.reduce<Types>((types, value) => types | typeOfValue(value), 0) : facets.types;

export function judgeTypes(leaf: Leaf, wanted: Types): Mismatch[] {
  const { facets } = leaf;
  const possible = possibleTypes(leaf);
  if ((possible & wanted) === 0) return [impossibleType(leaf)];
  const others = possible & ~tolerated(wanted);
  const found: Mismatch[] = [];
  if (others & NULL) found.push(nullPossible(leaf));
  if (others & ~NULL && facets.unions.length === 0) found.push(typeNotGuaranteed(leaf, possible & ~NULL));
  return found;
}

/** Texts and objects; how long lists are is judged with their other lengths. */
function judgeEmptiness(leaf: Leaf): Mismatch[] {
  const { facets, value } = leaf;
  if (typeof value === "string") return judgeTexts(leaf, (text) => text !== "", "^[\\s\\S]+$");
  const found = judgeTypes(leaf, typesWanted({ match: "not-empty" }, value));
  const mayBeEmpty = facets.types & OBJECT && facets.minProperties === 0 && facets.required.size === 0;
  return mayBeEmpty && isObject(value) ? [...found, notGuaranteed(leaf, "minProperties", "an empty object")] : found;
}

/** A day is no time of day: a format that the description names must hold what the consumer parses. */
function judgeMoment(leaf: Leaf, matcher: Moment): Mismatch[] {
  const found = judgeTypes(leaf, STRING);
  const { facets, at, name, rules, value } = leaf;
  const described = facets.formats.find((format) => MOMENTS.has(format));
  if (described === undefined || MOMENTS.get(described) === partsOf(matcher)) return found;
  const details = { name, wants: wantsOf(rules, value), described: `a ${described}` };
  return [...found, mismatch("response-value-impossible", "breaks", at, facets.at("format"), details)];
}

function judgeEquality(leaf: Leaf): Mismatch[] {
  const { value, facets } = leaf;
  if ((typeOfValue(value) & facets.types) === 0) return [impossibleType(leaf)];
  const found = facets.types & NULL && value !== null ? [{ ...nullPossible(leaf), isPinned: true }] : [];
  if (typeof value === "object" && value !== null && !isNumber(value)) return found;
  const nodes = facets.schema.atoms.map(({ node }) => node);
  const answer = value === null ? "yes" : leaf.responses.accepts(nodes, value);
  if (answer === "unknown") return [...found, unexamined(leaf, "its value cannot be held against the schema")];
  if (answer === "yes") return found;
  const [reason] = leaf.responses.reasons(nodes, value);
  return [
    mismatch("response-value-impossible", "breaks", leaf.at, reason?.place ?? facets.at(), {
      name: leaf.name,
      wants: show(value, 80),
      described: reason?.problem ?? "",
    }),
  ];
}

/** Matchers for text are applied to numbers and booleans as they are written. */
const textTypes = (value: Json): Types => STRING | (typeOfValue(value) & (NUMBER | BOOLEAN) ? NUMBER | BOOLEAN : 0);

function judgeTexts(leaf: Leaf, test: (text: string) => boolean | undefined, pattern: string | undefined): Mismatch[] {
  const { facets } = leaf;
  const ofTypes = judgeTypes(leaf, textTypes(leaf.value));
  if (ofTypes.some(({ effect }) => effect === "breaks")) return ofTypes;
  if (facets.values) return [...ofTypes, ...judgeEnumeration(leaf, facets.values, test)];
  return [...ofTypes, ...(facets.types & ~(NUMBER | NULL) ? judgePattern(leaf, pattern) : judgeNumbers(leaf, test))];
}

function judgeEnumeration(
  leaf: Leaf,
  values: readonly Json[],
  test: (text: string) => boolean | undefined,
): Mismatch[] {
  const texts = values
    .filter((value) => value !== null)
    .map((value) => (typeof value === "string" ? value : show(value)));
  const refused = texts.filter((text) => test(text) === false);
  if (texts.some((text) => test(text) === undefined)) return [unexamined(leaf, "its pattern cannot be read")];
  if (refused.length === 0) return [];
  const described = refused.map((text) => show(text)).join(", ");
  return [valueMismatch(leaf, refused.length === texts.length, described)];
}

/** `described`: the values that do not fit. */
export function valueMismatch(leaf: Leaf, isImpossible: boolean, described: string): Mismatch {
  const details = { name: leaf.name, wants: wantsOf(leaf.rules, leaf.value), described };
  const place = leaf.facets.at("enum");
  if (isImpossible) return mismatch("response-value-impossible", "breaks", leaf.at, place, details);
  return mismatch("response-value-not-guaranteed", "at-risk", leaf.at, place, details);
}

/** Two patterns may exclude one another. That a free text may be anything is up to the provider state. */
function judgePattern(leaf: Leaf, pattern: string | undefined): Mismatch[] {
  const { facets } = leaf;
  if (pattern === undefined || facets.types & ~(STRING | NULL)) return [];
  const wants = wantsOf(leaf.rules, leaf.value);
  const impossible = patternsOf(facets, "[\\s\\S]").find((described) => patternsMeet(described, pattern) === false);
  if (impossible !== undefined)
    return [
      mismatch("response-value-impossible", "breaks", leaf.at, facets.at("pattern"), {
        name: leaf.name,
        wants,
        described: patternInWords(facets, impossible),
      }),
    ];
  const inclusions = patternsOf(facets, ".").map((described) => patternWithin(described, pattern));
  if (inclusions.some(({ answer }) => answer === "yes")) return [];
  const witness = inclusions.map((inclusion) => inclusion.witness).find((text) => text !== undefined);
  return [notGuaranteed(leaf, "pattern", witness === undefined ? "any text" : show(witness))];
}

/** Of numbers the outermost are tried: that others come is up to the provider state. */
function judgeNumbers(leaf: Leaf, test: (text: string) => boolean | undefined): Mismatch[] {
  const refused = outermostNumbers(leaf.facets).find((text) => test(text) === false);
  return refused === undefined ? [] : [notGuaranteed(leaf, "type", refused)];
}

const notGuaranteed = (leaf: Leaf, keyword: string, described: string): Mismatch =>
  mismatch("response-value-not-guaranteed", "at-risk", leaf.at, leaf.facets.at(keyword), {
    name: leaf.name,
    wants: wantsOf(leaf.rules, leaf.value),
    described,
    isPinned: true,
  });

/** Whether a list may be longer or shorter than the consumer expects. */
export function judgeLength({
  length,
  facets,
  rules,
  at,
  name,
}: Omit<Leaf, "value" | "responses"> & { length: number }): Mismatch[] {
  const { minItems, maxItems } = facets;
  const limits = rules.matchers.find((matcher) => matcher.match === "type");
  const isExact = rules.matchers.every(({ match }) => match === "equality");
  const notEmpty = rules.matchers.some(({ match }) => match === "not-empty") ? 1 : 0;
  const least = Math.max(isExact ? length : (limits?.min ?? 0), notEmpty);
  const most = isExact ? length : limits?.max;
  const isNever = (most !== undefined && most < minItems) || least > maxItems;
  if (isNever)
    return [
      mismatch("response-length-impossible", "breaks", at, facets.at(least > maxItems ? "maxItems" : "minItems"), {
        name,
        wants: lengths(least, most ?? Infinity),
        described: lengths(minItems, maxItems),
      }),
    ];
  if (least <= minItems && !(most !== undefined && most < maxItems && !isExact)) return [];
  const isShorter = least > minItems;
  return [
    mismatch("response-length-not-guaranteed", "at-risk", at, facets.at(isShorter ? "minItems" : "maxItems"), {
      name,
      wants: isShorter ? lengths(least, Infinity) : lengths(0, most ?? Infinity),
      described: lengths(minItems, maxItems),
      isPinned: isExact || !isShorter,
    }),
  ];
}

/** `0 or more`, `exactly 3`, `2 to 5`: a number of items. */
const lengths = (min: number, max: number): string =>
  max === Infinity ? `${min} or more` : min === max ? `exactly ${min}` : `${min} to ${max}`;

const impossibleType = ({ facets, at, name, rules, value }: Leaf): Mismatch =>
  mismatch("response-type-impossible", "breaks", at, facets.at("type"), {
    name,
    wants: wantsOf(rules, value),
    described: showTypes(facets.types),
  });

const nullPossible = ({ facets, at, name }: Leaf): Mismatch =>
  mismatch("response-null-possible", "at-risk", at, facets.at("type"), { name, isPinned: facets.types === ALL });

const typeNotGuaranteed = ({ facets, at, name, rules, value }: Leaf, possible: Types): Mismatch =>
  mismatch("response-type-not-guaranteed", "at-risk", at, facets.at("type"), {
    name,
    wants: wantsOf(rules, value),
    described: showTypes(possible),
    isPinned: facets.types === ALL,
  });

export const unexamined = ({ facets, at, name }: Leaf, reason: string): Mismatch =>
  mismatch("response-not-examined", "unverified", at, facets.at(), { name, described: reason });
