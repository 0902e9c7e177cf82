import type { Matcher, PathRule, RuleTable, Step } from "./matching-rules.ts";

/** A table with the rules that its matchers hold inside, at the places they speak of. Those written out come last. */
export const withInner = (table: RuleTable): RuleTable => [...table.flatMap(innerOf), ...table];

const innerOf = (rule: PathRule): PathRule[] => rule.rules.matchers.flatMap((matcher) => innerOfMatcher(rule, matcher));

function innerOfMatcher({ path, steps }: PathRule, matcher: Matcher): PathRule[] {
  if (matcher.match === "each-value" && matcher.rules.length > 0) {
    const each: PathRule = {
      path: `${path}.*`,
      steps: [...steps, { wildcard: true }],
      rules: { matchers: matcher.rules, combine: "AND" },
    };
    return [...innerOf(each), each];
  }
  if (matcher.match !== "array-contains") return [];
  return matcher.variants.flatMap(({ index, rules }) => variantRules(path, [...steps, { index }], index, rules));
}

/** Rules of a variant start anew at its item: an empty set keeps out what stands above. */
function variantRules(path: string, steps: readonly Step[], index: number, rules: RuleTable): PathRule[] {
  const item = `${path}[${index}]`;
  const inside = withInner(rules).map((rule) => ({
    path: `${item}${rule.path.slice(1)}`,
    steps: [...steps, ...rule.steps],
    rules: rule.rules,
  }));
  return [{ path: item, steps, rules: { matchers: [], combine: "AND" } }, ...inside];
}
