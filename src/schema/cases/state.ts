import type { Json } from "../../document/value.ts";
import { hasFormat } from "../format-checks.ts";
import { matches } from "../regular/languages.ts";
import type { Schema } from "../schema.ts";
import { BOOLEAN, NULL, type Types, typeOfValue } from "../types.ts";
import { includes } from "../values.ts";
import { type Both, type Claim, type Fact, type Found, only, type Recipe } from "./case.ts";

/** What a value must be and must not be, and what of that was looked into already. */
export interface Case extends Recipe {
  must: Both<Schema>;
  mustNot: readonly Claim[];
  done: ReadonlySet<unknown>;
}

/** A claim as a key. */
export const nameOf = ({ party, schema }: Claim): string => `${party}:${schema.id}`;

/** A case as a key, before anything was looked into. */
export const keyOf = ({ must, mustNot }: Case): string =>
  `${must[0].id} ${must[1].id} ${mustNot.map(nameOf).sort().join()}`;

/** All values of a type, where they are few; those that the other party does not list come first. */
export function finite(
  { facets, mustNot }: Case,
  type: Types,
  listed: (claim: Claim) => readonly Json[],
): Json[] | undefined {
  const values = facets.flatMap((one) => (one.values ? [one.values] : []))[0];
  if (!values) return type === NULL ? [null] : type === BOOLEAN ? [true, false] : undefined;
  const lists = mustNot.map(listed);
  const isListed = (value: Json): boolean => lists.some((list) => includes(list, value));
  const own = values.filter((value) => (typeOfValue(value) & type) !== 0);
  return [...own.filter((value) => !isListed(value)), ...own.filter(isListed)];
}

/** Facts that no schema states. */
export function contradicts(fact: Fact, value: Json): boolean {
  if (fact.kind === "except") return includes(fact.values, value);
  if (typeof value !== "string" || (fact.kind !== "matches" && fact.kind !== "avoids")) return false;
  return matches(fact.pattern, value) === (fact.kind === "avoids");
}

/** Why nothing more can be said. */
export function reasonOf({ facts, facets }: Case, made: Found): string {
  const [opaque] = only(facts, "opaque");
  if (opaque) return `\`${opaque.keyword}\``;
  if (made.is === "unknown") return made.why;
  const patterns = [...facets.flatMap((one) => one.patterns), ...only(facts, "avoids").map((fact) => fact.pattern)];
  const unread = patterns.find((pattern) => matches(pattern, "") === undefined);
  if (unread !== undefined) return `the pattern \`${unread}\` cannot be read`;
  const formats = [...facets.flatMap((one) => one.formats), ...only(facts, "lacks-format").map((fact) => fact.format)];
  const unjudged = formats.find((format) => made.is === "value" && judges(format, made.value) === "unknown");
  if (unjudged !== undefined) return `the format \`${unjudged}\``;
  const unevaluated = facets.flatMap(({ other }) => UNEVALUATED.filter((keyword) => other.has(keyword)));
  return unevaluated[0] ? `\`${unevaluated[0]}\`` : "no value was found that shows it";
}

const judges = (format: string, value: Json): string => (typeof value === "string" ? hasFormat(format, value) : "yes");

const UNEVALUATED = ["unevaluatedProperties", "unevaluatedItems"];

/** Names that are looked at each time the case is. */
export const sizeOf = ({ facets }: Case): number =>
  facets.reduce((sum, { properties, patternProperties, required }) => {
    return sum + properties.size + patternProperties.size + required.size;
  }, 0);
