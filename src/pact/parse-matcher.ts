import { items, member, type Node, stringOf, valueAt } from "../document/node.ts";
import { isObject } from "../document/value.ts";
import type { Matcher, RuleTable, StatusClass, Variant } from "./matching-rules.ts";
import { pactError } from "./pact-error.ts";

/** Reads the rules of a variant; handed in, for those rules hold matchers in turn. */
type ParseTable = (node: Node | undefined) => RuleTable;

/** One matcher, `{"match": "regex", "regex": "…"}`; version 2 leaves `match` out where the rest tells it. */
export function parseMatcher(node: Node, parseTable: ParseTable): Matcher {
  if (!isObject(node.value)) throw pactError(node, "a matcher is not an object");
  const name = nameOf(node);
  const parse = MATCHERS.get(name.toLowerCase().replaceAll("-", ""));
  return parse?.(node, parseTable) ?? { match: "unknown", name };
}

function nameOf(node: Node): string {
  const match = valueAt(node, "match");
  if (typeof match === "string" && match !== "") return match;
  if (match !== undefined && match !== null)
    throw pactError(member(node, "match") ?? node, "the name of a matcher is not a text");
  const telling = ["regex", "min", "max", ...DATES].find((key) => valueAt(node, key) !== undefined);
  if (telling === undefined)
    throw pactError(node, "a matching rule has no matcher", 'Write {"match": "type"}, for example');
  return telling;
}

const DATES = ["date", "time", "timestamp", "datetime"];

/** By lower-case name without hyphens: libraries write `arrayContains` and `array-contains`. */
const MATCHERS = new Map<string, (node: Node, parseTable: ParseTable) => Matcher>([
  ["equality", () => ({ match: "equality" })],
  ["type", typeMatcher],
  ["min", typeMatcher],
  ["max", typeMatcher],
  ["minmax", typeMatcher],
  ["regex", (node) => ({ match: "regex", regex: text(node, "regex") })],
  ["include", (node) => ({ match: "include", value: text(node, "value") })],
  ["integer", () => ({ match: "integer" })],
  ["decimal", () => ({ match: "decimal" })],
  ["real", () => ({ match: "decimal" })],
  ["number", () => ({ match: "number" })],
  ["boolean", () => ({ match: "boolean" })],
  ["null", () => ({ match: "null" })],
  ["notempty", () => ({ match: "not-empty" })],
  ["semver", () => ({ match: "semver" })],
  ["date", (node) => ({ match: "date", format: formatOf(node) })],
  ["time", (node) => ({ match: "time", format: formatOf(node) })],
  ["datetime", (node) => ({ match: "datetime", format: formatOf(node) })],
  ["timestamp", (node) => ({ match: "datetime", format: formatOf(node) })],
  ["values", () => ({ match: "values" })],
  ["contenttype", (node) => ({ match: "content-type", value: text(node, "value") })],
  ["arraycontains", (node, parseTable) => ({ match: "array-contains", variants: variantsOf(node, parseTable) })],
  ["eachkey", (node, parseTable) => ({ match: "each-key", rules: innerRules(node, parseTable) })],
  ["eachvalue", (node, parseTable) => ({ match: "each-value", rules: innerRules(node, parseTable) })],
  ["statuscode", (node) => ({ match: "status-code", status: statusOf(node) })],
]);

function typeMatcher(node: Node): Matcher {
  const [min, max] = [bound(node, "min"), bound(node, "max")];
  return { match: "type", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function bound(node: Node, key: "min" | "max"): number | undefined {
  const value = valueAt(node, key);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw pactError(member(node, key) ?? node, `\`${key}\` of a matcher is no length`);
}

function text(node: Node, key: string): string {
  const value = stringOf(node, key);
  if (value === undefined) throw pactError(member(node, key) ?? node, `a matcher needs a text under \`${key}\``);
  return value;
}

/** Version 2 wrote the format under the name of the matcher, later ones under `format`. */
const formatOf = (node: Node): string | undefined =>
  ["format", ...DATES].map((key) => stringOf(node, key)).find((format) => format !== undefined);

const variantsOf = (node: Node, parseTable: ParseTable): Variant[] =>
  items(member(node, "variants")).map((variant, position) => parseVariant(variant, position, parseTable));

const innerRules = (node: Node, parseTable: ParseTable): Matcher[] =>
  items(member(node, "rules")).map((rule) => parseMatcher(rule, parseTable));

function parseVariant(node: Node, position: number, parseTable: ParseTable): Variant {
  if (!isObject(node.value)) throw pactError(node, "a variant of a matcher is not an object");
  const index = valueAt(node, "index") ?? position;
  if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0)
    throw pactError(member(node, "index") ?? node, "the index of a variant is no position");
  return { index, rules: parseTable(member(node, "rules")) };
}

/** Pact specification V4, "Status code matcher". */
const CLASSES: readonly StatusClass[] = [
  "info",
  "success",
  "redirect",
  "clientError",
  "serverError",
  "nonError",
  "error",
];

function statusOf(node: Node): StatusClass | readonly number[] {
  const value = valueAt(node, "status");
  const known = CLASSES.find((name) => name === value);
  if (known !== undefined) return known;
  const list = Array.isArray(value) ? value : [value];
  const codes = list.filter((code) => typeof code === "number");
  if (codes.length > 0 && codes.length === list.length) return codes;
  throw pactError(
    member(node, "status") ?? node,
    "these are no HTTP statuses",
    `Write a list of numbers, or one of ${CLASSES.join(", ")}`,
  );
}
