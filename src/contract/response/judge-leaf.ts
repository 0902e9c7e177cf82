import { equalJson, isObject, type Json, show } from "../../document/value.ts";
import type { Matcher } from "../../pact/matching-rules.ts";
import type { Facets } from "../../schema/facets.ts";
import { STRING, typeOfValue } from "../../schema/types.ts";
import { type Mismatch, mismatch } from "../mismatch.ts";
import {
  isTextMatcher,
  judgeMatcher,
  judgeTypes,
  type Leaf,
  possibleTypes,
  tolerated,
  typesWanted,
  unexamined,
  valueMismatch,
} from "./matchers.ts";

/** What the matchers of one place have to say of the values the schema allows there. */
export function judgeLeaf(leaf: Leaf): Mismatch[] {
  const { rules, facets, at } = leaf;
  if (facets.schema.never)
    return [mismatch("response-property-not-described", "breaks", at, facets.schema.node, { name: leaf.name })];
  if (rules.combine === "OR" && rules.matchers.length > 1) return judgeAny(leaf);
  return unique(rules.matchers.flatMap((matcher) => judgeMatcher(matcher, leaf)));
}

/** Two matchers may say the same of one place. */
const unique = (found: Mismatch[]): Mismatch[] => {
  const kinds = new Set<string>();
  return found.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
};

/** Each value must fit one of the matchers, not all of them the same one. */
function judgeAny(leaf: Leaf): Mismatch[] {
  const { matchers } = leaf.rules;
  if (matchers.some(({ match }) => match === "unknown")) return best(matchers.map((one) => judgeMatcher(one, leaf)));
  if (leaf.facets.values) return judgeValues(leaf, leaf.facets.values);
  const wanted = matchers.reduce((types, matcher) => types | tolerated(typesWanted(matcher, leaf.value)), 0);
  const ofTypes = judgeTypes(leaf, wanted);
  if (ofTypes.length > 0) return ofTypes;
  const texts = matchers.filter((matcher) => typesWanted(matcher, leaf.value) & STRING);
  if (texts.length === 0 || texts.some((matcher) => !isTextMatcher(matcher))) return [];
  const ofTexts = best(texts.map((matcher) => judgeMatcher(matcher, leaf).filter(({ kind }) => isAboutValues(kind))));
  const isText = (possibleTypes(leaf) & ~STRING) === 0;
  return ofTexts.map((one) => (one.effect === "breaks" && !isText ? { ...one, effect: "at-risk" } : one));
}

const isAboutValues = (kind: Mismatch["kind"]): boolean =>
  kind.startsWith("response-value-") || kind === "response-not-examined";

const best = (judged: Mismatch[][]): Mismatch[] => judged.reduce((a, b) => (rank(b) < rank(a) ? b : a));

const rank = (found: readonly Mismatch[]): number =>
  found.reduce((sum, { effect }) => sum + (effect === "breaks" ? 1_000 : 1), 0);

/** An enumeration, value by value. */
function judgeValues(leaf: Leaf, values: readonly Json[]): Mismatch[] {
  const answers = values.map((value) => leaf.rules.matchers.map((matcher) => takes(matcher, value, leaf)));
  const refused = values.filter((_, index) => answers[index]?.every((answer) => answer === false));
  const isOpen = answers.some((list) => !list.includes(true) && list.includes(undefined));
  if (isOpen) return [unexamined(leaf, "its pattern cannot be read")];
  if (refused.length === 0) return [];
  const described = refused.map((value) => show(value)).join(", ");
  return [valueMismatch(leaf, refused.length === values.length, described)];
}

/** Whether a matcher lets one value through; undefined when nobody can say. */
function takes(matcher: Matcher, value: Json, leaf: Leaf): boolean | undefined {
  if (matcher.match === "equality") return equalJson(leaf.value, value);
  const found = judgeMatcher(matcher, {
    ...leaf,
    facets: { ...leaf.facets, types: typeOfValue(value), values: [value] },
  });
  if (found.some(({ effect }) => effect === "breaks")) return false;
  return found.some(({ effect }) => effect === "unverified") ? undefined : found.length === 0;
}

/** Whether an example repeats an item of a list that never does. Objects are parts of what comes: two that look alike may differ. */
export function judgeRepetition(list: readonly Json[], facets: Facets, at: string, name: string): Mismatch[] {
  const scalars = list.filter((item) => !Array.isArray(item) && !isObject(item)).map((item) => show(item, Infinity));
  if (!facets.uniqueItems || new Set(scalars).size === scalars.length) return [];
  const details = { name, wants: show([...list], 80), described: "its items differ from one another" };
  return [mismatch("response-value-impossible", "breaks", at, facets.at("uniqueItems"), details)];
}
