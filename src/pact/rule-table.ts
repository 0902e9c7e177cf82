import { items, member, members, type Node, stringOf, valueAt } from "../document/node.ts";
import { isObject } from "../document/value.ts";
import type { PathRule, RuleSet, RuleTable, Step } from "./matching-rules.ts";
import { pactError } from "./pact-error.ts";
import { parseMatcher } from "./parse-matcher.ts";
import { parsePath } from "./path-expression.ts";

/** Rules by path: `{"$.a": {"combine": "AND", "matchers": […]}}`. */
export function parseTable(node: Node | undefined): RuleTable {
  if (!node || node.value === null) return [];
  if (!isObject(node.value)) throw pactError(node, "matching rules are not an object");
  return members(node).map(
    ([path, rules]): PathRule => ({ path, steps: stepsOf(path, rules), rules: parseRuleSet(rules) }),
  );
}

export function stepsOf(path: string, node: Node): Step[] {
  const steps = parsePath(path);
  if (steps) return steps;
  throw pactError(
    node,
    `the matching rule has a path that cannot be read: ${path}`,
    "Paths look like $.items[*].id or $['a name']",
  );
}

/** All matchers of a place; version 2 writes a single one without a list around it. */
export function parseRuleSet(node: Node): RuleSet {
  const list = member(node, "matchers");
  if (!list) return { matchers: [parseMatcher(node, parseTable)], combine: "AND" };
  if (!Array.isArray(list.value) || list.value.length === 0)
    throw pactError(list, "a matching rule has no matcher", 'Write {"match": "type"}, for example');
  return { matchers: items(list).map((matcher) => parseMatcher(matcher, parseTable)), combine: combineOf(node) };
}

function combineOf(node: Node): "AND" | "OR" {
  const value = valueAt(node, "combine");
  if (value === undefined || value === null) return "AND";
  const name = stringOf(node, "combine")?.toUpperCase();
  if (name === "AND" || name === "OR") return name;
  throw pactError(member(node, "combine") ?? node, "matchers combine by AND or OR");
}
