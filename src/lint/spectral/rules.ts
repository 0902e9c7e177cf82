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
  /** Members that are looked at in one walk, at most. */
  budget: number;
}

/** Rules by the expressions that say what they look at. */
type Table = Map<string, ReadyRule[]>;
type Apply = (ready: ReadyRule, path: Path, value: Value) => void;

/** Applies all rules. */
export function runRules({ rules, formats, resolution, found, budget }: RulesRun): void {
  const tables = new Tables();
  for (const ready of rules)
    for (const given of ready.rule.getGivenForFormats(formats as never)) tables.add(ready, given);
  const apply: Apply = (ready, path, value) => found.apply(ready, path, value);
  const { root, shared } = resolution;
  const onGraph = { root: root.resolved, written: root.value, budget, shared };
  runTable(tables.shared, onGraph, apply);
  runTable(tables.classed, { ...onGraph, pathClass: pathClassOf(tables.classed) }, apply);
  runTable(tables.pathwise, { root: root.resolved, budget }, apply);
  runTable(tables.unresolved, { root: root.value, budget }, apply);
}

/** Rules by how often they have to look at a thing that stands in several places. */
class Tables {
  /** Once. */
  readonly shared: Table = new Map();
  /** Once for each class of paths. */
  readonly classed: Table = new Map();
  /** Every time. */
  readonly pathwise: Table = new Map();
  /** They do not follow references. */
  readonly unresolved: Table = new Map();

  add(ready: ReadyRule, given: string): void {
    getOrMake(this.#tableOf(ready, given), given, () => []).push(ready);
  }

  #tableOf({ rule, calls }: ReadyRule, given: string): Table {
    if (!rule.resolved) return this.unresolved;
    const seesPath = given.includes("^") || calls.some(({ looksAt }) => looksAt === "path");
    if (seesPath || looksAtSurroundings(given)) return this.pathwise;
    return calls.some(({ pathClass }) => pathClass) ? this.classed : this.shared;
  }
}

function looksAtSurroundings(given: string): boolean {
  return /@(?:parent|path|root)/.test(given) && new Automaton([given]).isPathSensitive(0);
}

function pathClassOf(table: Table): (path: Path) => string {
  const classes = [...table.values()].flat().flatMap(({ calls }) => calls.flatMap(({ pathClass }) => pathClass ?? []));
  const distinct = [...new Set(classes)];
  return (path) => distinct.map((pathClass) => pathClass(path)).join();
}

interface Ground {
  root: Value;
  budget: number;
  written?: Value;
  shared?: ReadonlySet<object>;
  pathClass?: (path: Path) => string;
}

function runTable(table: Table, ground: Ground, apply: Apply): void {
  const { root } = ground;
  if (!isContainer(root)) {
    for (const ready of table.get("$") ?? []) apply(ready, [], root);
    return;
  }
  if (table.size === 0) return;
  const rules = [...table.values()];
  const automaton = new Automaton([...table.keys()]);
  const visit = (expression: number, path: Path, value: Value): void => {
    for (const ready of rules[expression] ?? []) apply(ready, path, value);
  };
  const names = (): string[] => [...new Set(rules.flat().map(({ rule }) => rule.name))];
  walk({ ...ground, automaton, names }, visit);
  for (const expression of automaton.fallback)
    for (const { path, value } of automaton.fallbackMatches(expression, root)) visit(expression, path, value);
}
