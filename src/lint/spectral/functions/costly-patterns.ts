import { ApigateError } from "../../../core/errors.ts";
import { getOrMake } from "../../../core/get-or-make.ts";
import { matches } from "../../../schema/regular/languages.ts";
import { mayTakeExponentialTime } from "../jsonpath/patterns.ts";
import type { FunctionResult, Replacement, RulesetFunction } from "./function.ts";
import { isSchemaObject } from "./validate/keyword-values.ts";

/** Texts up to this many characters are matched in time by whatever pattern people write. */
const SHORT = 24;

/** Longer texts than this can keep a backtracking matcher busy with patterns that take quadratic time. */
const LONG = 2_000;

/** `pattern`, with texts that a backtracking matcher might never finish left to automata, which take linear time. */
export const safePattern = (original: RulesetFunction): Replacement => ({
  run(input, options, context) {
    if (typeof input !== "string" || input.length <= SHORT || !isSchemaObject(options))
      return original(input, options, context);
    const asked = ["match", "notMatch"].map((name) => options[name]).filter((source) => typeof source === "string");
    if (!asked.some((source) => isCostly(source, input))) return original(input, options, context);
    original.validator?.(options);
    const answers = asked.map((source) => [source, matchedSafely(source, input)] as const);
    const known = new Map(answers);
    return [
      ...said(options.match, "must match", (source) => known.get(source) === false),
      ...said(options.notMatch, "must not match", (source) => known.get(source) === true),
    ];
  },
});

function said(source: unknown, verb: string, isWrong: (source: string) => boolean): FunctionResult[] {
  if (typeof source !== "string" || !isWrong(source)) return [];
  return [{ message: `#{{print("value")}} ${verb} the pattern ${JSON.stringify(source)}` }];
}

const risky = new Map<string, boolean>();
const isRisky = (source: string): boolean => getOrMake(risky, source, () => mayTakeExponentialTime(bare(source).text));

const isCostly = (source: string, text: string): boolean =>
  isRisky(source) || (text.length > LONG && bare(source).flags === "" && matches(bare(source).text, "") !== undefined);

/** `/…/flags` is how `pattern` takes flags. */
function bare(source: string): { text: string; flags: string } {
  const [, text, flags] = /^\/(.+)\/([a-z]*)$/.exec(source) ?? [];
  return { text: text ?? source, flags: flags ?? "" };
}

/** Characters beyond ASCII are read otherwise by `RegExp` without flags. */
function matchedSafely(source: string, text: string): boolean {
  const { text: pattern, flags } = bare(source);
  const answer = flags === "" && isAscii(pattern) && isAscii(text) ? matches(pattern, text) : undefined;
  if (answer !== undefined) return answer;
  if (isRisky(source)) throw endless(source);
  return new RegExp(pattern, flags).test(text);
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

const endless = (source: string): ApigateError =>
  new ApigateError("E_LIMIT", `to match a text with the pattern \`${source}\` may take exponential time`, {
    hint: "Write it so that there is one way to match a text: (a+)+ is a+",
  });

const patternsOf = new WeakMap<object, readonly string[]>();

/** Refuses to have ajv match longer texts with patterns of the schema for which that may take exponential time. */
export function refuseEndless(schema: unknown, value: unknown): void {
  if (typeof schema !== "object" || schema === null) return;
  const [source] = getOrMake(patternsOf, schema, () => riskyPatterns(schema));
  if (source !== undefined && hasLongText(value)) throw endless(source);
}

function riskyPatterns(schema: object): string[] {
  const found: string[] = [];
  for (const part of objectsIn(schema)) {
    const { pattern, patternProperties } = part as Record<string, unknown>;
    if (typeof pattern === "string") found.push(pattern);
    if (isSchemaObject(patternProperties)) found.push(...Object.keys(patternProperties));
  }
  return found.filter((source) => mayTakeExponentialTime(source));
}

function hasLongText(value: unknown): boolean {
  if (typeof value === "string") return value.length > SHORT;
  if (typeof value !== "object" || value === null) return false;
  for (const part of objectsIn(value))
    for (const [key, below] of Object.entries(part))
      if (key.length > SHORT || (typeof below === "string" && below.length > SHORT)) return true;
  return false;
}

/** All objects and lists in a value, each once. */
function objectsIn(value: object): Set<object> {
  const seen = new Set([value]);
  for (const part of seen)
    for (const below of Object.values(part)) if (typeof below === "object" && below !== null) seen.add(below);
  return seen;
}
