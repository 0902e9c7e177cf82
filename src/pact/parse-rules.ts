import { members, type Node, valueAt } from "../document/node.ts";
import { isObject } from "../document/value.ts";
import type { MatchingRules, PathRule, RuleSet, Step } from "./matching-rules.ts";
import { NamedRules } from "./named-rules.ts";
import { pactError } from "./pact-error.ts";
import { parseRuleSet, stepsOf } from "./rule-table.ts";

/** Names that the example sends: a rule for a whole part holds for them. */
interface Names {
  header: readonly string[];
  query: readonly string[];
}

/**
 * Matching rules of a request or response: flat in version 2 (`"$.body.id": {"match": "type"}`), by part since version 3
 * (`"body": {"$.id": {"matchers": […]}}`). Parts of no request or response, such as `metadata`, are left out.
 */
export function parseRules(node: Node | undefined, names: Names): MatchingRules {
  if (node && node.value !== null && !isObject(node.value)) throw pactError(node, "matching rules are not an object");
  const target = new Target(names);
  for (const [key, value] of members(node)) {
    if (key.startsWith("$")) addFlat(target, key, value);
    else addPart(target, key, value);
  }
  return target.finish();
}

type Part = keyof MatchingRules;

const PARTS = new Map<string, Part>([
  ["body", "body"],
  ["header", "header"],
  ["headers", "header"],
  ["query", "query"],
  ["path", "path"],
  ["status", "status"],
]);

/** Collects rules by part. */
class Target {
  readonly #body: PathRule[] = [];
  readonly #named: { header: NamedRules; query: NamedRules };
  readonly #single = new Map<Part, RuleSet>();

  constructor(names: Names) {
    this.#named = { header: new NamedRules(names.header, true), query: new NamedRules(names.query, false) };
  }

  body(path: string, steps: readonly Step[], rules: RuleSet): void {
    this.#body.push({ path, steps, rules });
  }

  add(part: Exclude<Part, "body">, key: string, rules: RuleSet): void {
    if (part === "header" || part === "query") this.#named[part].add(key, rules);
    else this.#single.set(part, rules);
  }

  finish(): MatchingRules {
    return {
      body: this.#body,
      header: this.#named.header.finish(),
      query: this.#named.query.finish(),
      path: this.#single.get("path"),
      status: this.#single.get("status"),
    };
  }
}

/** `$.body.items[*].id`, `$.headers.X`, `$.query.q[0]`, `$.path`. */
function addFlat(target: Target, key: string, node: Node): void {
  const [head, rest] = splitPart(key);
  const part = PARTS.get(head);
  if (!part)
    throw pactError(
      node,
      `the matching rule names no part of a message: ${key}`,
      "Paths begin with $.body, $.headers, $.query or $.path",
    );
  if (part === "body") target.body(key, stepsOf(`$${rest}`, node), parseRuleSet(node));
  else target.add(part, `$${rest}`, parseRuleSet(node));
}

/** `$.body.a` and `$['body'].a` → `body`, `.a`. */
function splitPart(key: string): [head: string, rest: string] {
  const [, dotted, single, double, rest = ""] =
    /^\$(?:\.([a-z]+)|\['([a-z]+)'\]|\["([a-z]+)"\])(?=[.[]|$)(.*)$/is.exec(key) ?? [];
  return [(dotted ?? single ?? double ?? "").toLowerCase(), rest];
}

function addPart(target: Target, key: string, node: Node): void {
  const part = PARTS.get(key.toLowerCase());
  if (!part || node.value === null) return;
  if (!isObject(node.value)) throw pactError(node, `the matching rules of the ${part} are not an object`);
  if (isRuleSet(node)) addWhole(target, part, node);
  else for (const [path, value] of members(node)) addTo(target, part, path, value);
}

function addTo(target: Target, part: Part, path: string, node: Node): void {
  if (part === "body") target.body(path, stepsOf(path, node), parseRuleSet(node));
  else target.add(part, path, parseRuleSet(node));
}

const isRuleSet = (node: Node): boolean =>
  Array.isArray(valueAt(node, "matchers")) || typeof valueAt(node, "match") === "string";

/** Rules of a part as a whole, the only form for path and status. Some libraries write an empty list for none. */
function addWhole(target: Target, part: Part, node: Node): void {
  const matchers = valueAt(node, "matchers");
  if (Array.isArray(matchers) && matchers.length === 0) return;
  addTo(target, part, "$", node);
}
