import type { Format } from "@stoplight/spectral-core";
import { getOrMake } from "../../core/get-or-make.ts";
import type { Application, ReadyRule } from "./apply.ts";
import type { Resolution } from "./graph/resolve.ts";
import { isContainer, type Value } from "./graph/source-file.ts";
import { Automaton } from "./jsonpath/automaton.ts";
import { type Path, walk } from "./walk.ts";

export interface RulesRun {
  rules: readonly ReadyRule[];
  formats: ReadonlySet<Format> | null;
  resolution: Resolution;
  found: Application;
  /** Functions of which is known how far they look at a path. */
  trusted: ReadonlySet<unknown>;
  budget: number;
}

/** Rules by the expressions that say what they look at. */
type Table = Map<string, ReadyRule[]>;

/** Applies all rules; answers the names of those that found nothing to look at. */
export function runRules(run: RulesRun): string[] {
  const { resolution, found, formats } = run;
  const busy = new Set<ReadyRule>();
  const shared: Table = new Map();
  const pathwise: Table = new Map();
  const unresolved: Table = new Map();
  for (const ready of run.rules) {
    const isTrusted = ready.rule.then.every((then) => run.trusted.has(then.function));
    for (const given of ready.rule.getGivenForFormats(formats as never)) {
      const table = !ready.rule.resolved ? unresolved : isTrusted ? shared : pathwise;
      getOrMake(table, given, () => []).push(ready);
    }
  }
  const apply = (ready: ReadyRule, path: Path, value: Value): void => {
    busy.add(ready);
    found.apply(ready, path, value);
  };
  const { root } = resolution;
  runTable(shared, root.resolved, resolution.shared, pathClassOf(run.rules), run.budget, apply, pathwise);
  runTable(pathwise, root.resolved, undefined, undefined, run.budget, apply);
  runTable(unresolved, root.value, undefined, undefined, run.budget, apply);
  return run.rules.filter((ready) => !busy.has(ready)).map(({ rule }) => rule.name);
}

function runTable(
  table: Table,
  root: Value,
  shared: ReadonlySet<object> | undefined,
  pathClass: ((path: Path) => number) | undefined,
  budget: number,
  apply: (ready: ReadyRule, path: Path, value: Value) => void,
  pathwise?: Table,
): void {
  if (!isContainer(root)) {
    for (const ready of table.get("$") ?? []) apply(ready, [], root);
    return;
  }
  if (pathwise) separate(table, pathwise);
  if (table.size === 0) return;
  const expressions = [...table.keys()];
  const rules = [...table.values()];
  const automaton = new Automaton(expressions);
  const visit = (expression: number, path: Path, value: Value): void => {
    for (const ready of rules[expression] ?? []) apply(ready, path, value);
  };
  const names = (): string[] => [...new Set(rules.flat().map(({ rule }) => rule.name))];
  walk({ automaton, root, budget, names, ...(shared ? { shared } : {}), ...(pathClass ? { pathClass } : {}) }, visit);
  for (const expression of automaton.fallback)
    for (const { path, value } of automaton.fallbackMatches(expression, root)) visit(expression, path, value);
}

/** Moves expressions that look at what is around a node to where each path is walked. */
function separate(table: Table, pathwise: Table): void {
  const expressions = [...table.keys()];
  const automaton = new Automaton(expressions);
  for (const [index, expression] of expressions.entries()) {
    if (!automaton.isPathSensitive(index)) continue;
    getOrMake(pathwise, expression, () => []).push(...(table.get(expression) ?? []));
    table.delete(expression);
  }
}

/** 0 for a request, 1 for a response, 2 for neither. */
const pathClassOf =
  (_rules: readonly ReadyRule[]) =>
  (path: Path): number =>
    path.includes("requestBody") ? 0 : path.includes("responses") ? 1 : 2;
