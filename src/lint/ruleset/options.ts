import { items, member, members, type Node } from "../../document/node.ts";
import { equalJson, isNumber, isObject, type Json, type JsonObject, show } from "../../document/value.ts";
import type { LintOption } from "../rule.ts";
import { refuse, refuseName } from "./refuse.ts";

type Schemas = Readonly<Record<string, Pick<LintOption, "schema">>>;

/** Options as a ruleset sets them, each held against its schema; `entry` is what `rules` says of the rule. */
export function parseOptions(entry: Node, options: Schemas = {}): JsonObject {
  const node = member(entry, "options");
  for (const [name, child] of members(node)) {
    const schema = Object.hasOwn(options, name) ? options[name]?.schema : undefined;
    if (!schema) throw refuseOption(child, entry, name, Object.keys(options));
    checkOption(child, schema, `\`${name}\``);
  }
  return node && isObject(node.value) ? node.value : {};
}

const refuseOption = (at: Node, entry: Node, name: string, known: readonly string[]) =>
  known.length === 0
    ? refuse(at, `the rule \`${entry.key}\` has no options`)
    : refuseName(at, `the rule \`${entry.key}\` has no option \`${name}\``, name, known);

type Check = (node: Node, argument: Json, what: string) => void;

/** The part of JSON Schema that options are described with. */
const KEYWORDS: Readonly<Record<string, Check>> = {
  type: (node, type, what) => {
    const types = [type].flat().map(String);
    if (!types.some((each) => hasType(node.value, each)))
      throw refuse(node, `${what} must be ${types.map((each) => WORDS[each] ?? each).join(" or ")}`);
  },
  enum: (node, words, what) => {
    const known = [words].flat();
    if (!known.some((word) => equalJson(word, node.value)))
      throw refuseName(node, `${what} cannot be ${show(node.value)}`, String(node.value), known.map(String));
  },
  minimum: (node, least, what) => {
    if (isNumber(node.value) && Number(node.value) < Number(least))
      throw refuse(node, `${what} must be at least ${least}`);
  },
  maximum: (node, most, what) => {
    if (isNumber(node.value) && Number(node.value) > Number(most))
      throw refuse(node, `${what} must be at most ${most}`);
  },
  minLength: (node, least, what) => {
    if (typeof node.value === "string" && node.value.length < Number(least))
      throw refuse(node, `${what} must not be empty`);
  },
  minItems: (node, least, what) => {
    if (Array.isArray(node.value) && node.value.length < Number(least))
      throw refuse(node, `${what} must have at least ${least} entries`);
  },
  uniqueItems: (node, _, what) => {
    const shown = items(node).map(({ value }) => show(value, Number.POSITIVE_INFINITY));
    const twice = items(node).find((_, index) => shown.indexOf(shown[index] ?? "") !== index);
    if (twice) throw refuse(twice, `${what} has ${show(twice.value)} twice`);
  },
  items: (node, schema, what) => {
    for (const item of items(node)) checkOption(item, schema, `each of ${what}`);
  },
  properties: (node, schemas) => {
    for (const [name, child] of members(node))
      if (isObject(schemas) && Object.hasOwn(schemas, name)) checkOption(child, schemas[name] ?? {}, `\`${name}\``);
  },
  required: (node, names, what) => {
    const missing = [names].flat().find((name) => isObject(node.value) && !Object.hasOwn(node.value, String(name)));
    if (missing !== undefined) throw refuse(node, `\`${missing}\` is missing in ${what}`);
  },
};

/** Keywords that say nothing about values, and one that is read beside `properties`. */
const SILENT = ["description", "title", "default", "examples", "additionalProperties"];

function checkOption(node: Node, schema: Json, what: string): void {
  if (!isObject(schema)) return;
  for (const [keyword, argument] of Object.entries(schema)) {
    const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (check) check(node, argument, what);
    else if (!SILENT.includes(keyword)) throw new Error(`options cannot be described with \`${keyword}\``);
  }
  if (isObject(node.value)) checkOthers(node, schema);
}

/** Members that `properties` does not name. */
function checkOthers(node: Node, { properties = {}, additionalProperties = true }: JsonObject): void {
  const known = isObject(properties) ? Object.keys(properties) : [];
  for (const [name, child] of members(node).filter(([key]) => !known.includes(key)))
    if (additionalProperties === false) throw refuseName(child, `there is no option \`${name}\``, name, known);
    else checkOption(child, additionalProperties, `\`${name}\``);
}

const WORDS: Readonly<Record<string, string>> = {
  boolean: "true or false",
  string: "text",
  integer: "an integer",
  number: "a number",
  array: "a list",
  object: "a mapping",
};

function hasType(value: Json, type: string): boolean {
  if (type === "integer") return Number.isSafeInteger(value);
  if (type === "number") return isNumber(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  return type === "object" ? isObject(value) : typeof value === type;
}
