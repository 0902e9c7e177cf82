import { isNumber, isObject, type Json, show } from "../document/value.ts";
import type { Matcher, RuleSet } from "../pact/matching-rules.ts";
import type { Facets } from "../schema/facets.ts";
import { matches, patternsMeet, patternWithin } from "../schema/regular/languages.ts";
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
} from "../schema/types.ts";
import type { Acceptance } from "./acceptance.ts";
import { type Mismatch, mismatch } from "./mismatch.ts";
import { MOMENTS, type Moment, outermostNumbers, partsOf, patternInWords, patternsOf } from "./text-values.ts";
import { wantsOf } from "./wants.ts";

/** A place of a response where expectation and schema meet. */
interface Leaf {
  value: Json;
  facets: Facets;
  rules: RuleSet;
  at: string;
  name: string;
  responses: Acceptance;
}

/** What the matchers of one place have to say of the values the schema allows there. */
export function judgeLeaf(leaf: Leaf): Mismatch[] {
  const { rules, facets, at } = leaf;
  if (facets.schema.never)
    return [mismatch("response-property-not-described", "breaks", at, facets.schema.node, { name: leaf.name })];
  const judged = rules.matchers.map((matcher) => judgeMatcher(matcher, leaf));
  if (rules.combine === "AND") return unique(judged.flat());
  return judged.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

/** Two matchers may say the same of one place. */
const unique = (found: Mismatch[]): Mismatch[] => {
  const kinds = new Set<string>();
  return found.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
};

const rank = (found: readonly Mismatch[]): number =>
  found.reduce((sum, { effect }) => sum + (effect === "breaks" ? 1_000 : 1), 0);

function judgeMatcher(matcher: Matcher, leaf: Leaf): Mismatch[] {
  switch (matcher.match) {
    case "equality":
      return judgeEquality(leaf);
    case "regex":
      return judgeTexts(leaf, (text) => matches(matcher.regex, text), matcher.regex);
    case "include":
      return judgeTexts(leaf, (text) => text.includes(matcher.value), undefined);
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

/** JSON types that a matcher lets through, and those it lets through only in part. */
function typesWanted(matcher: Matcher, value: Json): Types {
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
function judgeTypes(leaf: Leaf, wanted: Types): Mismatch[] {
  const { facets } = leaf;
  const possible = facets.values
    ? facets.values.reduce<Types>((types, value) => types | typeOfValue(value), 0)
    : facets.types;
  if ((possible & wanted) === 0) return [impossibleType(leaf)];
  const tolerated = wanted === FRACTION ? NUMBER : wanted;
  const others = possible & ~tolerated;
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
  if (answer !== "no") return found;
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
function judgeTexts(leaf: Leaf, test: (text: string) => boolean | undefined, pattern: string | undefined): Mismatch[] {
  const { facets } = leaf;
  const wanted = STRING | (typeOfValue(leaf.value) & (NUMBER | BOOLEAN) ? NUMBER | BOOLEAN : 0);
  const ofTypes = judgeTypes(leaf, wanted);
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
  const details = {
    name: leaf.name,
    wants: wantsOf(leaf.rules, leaf.value),
    described: refused.map((text) => show(text)).join(", "),
  };
  const place = leaf.facets.at("enum");
  if (refused.length === texts.length)
    return [mismatch("response-value-impossible", "breaks", leaf.at, place, details)];
  return [mismatch("response-value-not-guaranteed", "at-risk", leaf.at, place, details)];
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
  const [min, max] = isExact ? [length, length] : [limits?.min, limits?.max];
  const wants = isExact ? `${length} items` : `${min ?? 0} to ${max ?? "any number of"} items`;
  if ((max !== undefined && max < minItems) || (min !== undefined && min > maxItems))
    return [
      mismatch(
        "response-length-impossible",
        "breaks",
        at,
        facets.at(min !== undefined && min > maxItems ? "maxItems" : "minItems"),
        {
          name,
          wants,
          described: lengths(minItems, maxItems),
        },
      ),
    ];
  const notEmpty = rules.matchers.some(({ match }) => match === "not-empty") ? 1 : 0;
  const least = Math.max(min ?? 0, notEmpty);
  if (least <= minItems && !(max !== undefined && max < maxItems && !isExact)) return [];
  const isShorter = least > minItems;
  return [
    mismatch("response-length-not-guaranteed", "at-risk", at, facets.at(isShorter ? "minItems" : "maxItems"), {
      name,
      wants: isShorter ? `at least ${least} items` : `at most ${max} items`,
      described: lengths(minItems, maxItems),
      isPinned: isExact || !isShorter,
    }),
  ];
}

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

const unexamined = ({ facets, at, name }: Leaf, reason: string): Mismatch =>
  mismatch("response-not-examined", "unverified", at, facets.at(), { name, described: reason });
