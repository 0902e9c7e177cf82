import type { Format } from "@stoplight/spectral-core";
import { getOrMake } from "../../core/get-or-make.ts";
import { lazy } from "../../core/lazy.ts";
import type { Application, ReadyRule } from "./apply.ts";
import type { Resolution } from "./graph/resolve.ts";
import { isContainer, type Value } from "./graph/source-file.ts";
import { type Twins, UNIT_DEPTH } from "./graph/twins.ts";
import { Automaton } from "./jsonpath/automaton.ts";
import { type Entry, Trail } from "./trail.ts";
import { type Path, walk } from "./walk.ts";

/** Rules by the expressions that say what they look at. */
type Table = Map<string, ReadyRule[]>;

/**
 * How often rules look at a thing that stands in several places: once, once for each class of paths, every time; or
 * they do not follow references.
 */
type Kind = "shared" | "classed" | "pathwise" | "unresolved";

/** Rules that one walk asks. */
export interface Pass {
  readonly kind: Kind;
  /** Whether what is found below a place depends on that place alone. */
  readonly isLocal: boolean;
  readonly table: Table;
  readonly automaton: () => Automaton;
  readonly pathClass: ((path: Path) => string) | undefined;
}

export interface RulesRun {
  passes: readonly Pass[];
  resolution: Resolution;
  found: Application;
  /** Members that are looked at in one walk, at most. */
  budget: number;
  /** What is known of another version of the description, found with the same passes. */
  earlier?: EarlierRun | undefined;
}

export interface EarlierRun {
  trails: readonly Trail[];
  twins: Twins;
  repeat(trail: Trail, entry: Entry): void;
}

/** Sorts rules into walks. Where another version comes next, what depends on more than a place is kept apart. */
export function planPasses(
  rules: readonly ReadyRule[],
  formats: ReadonlySet<Format> | null,
  isRecorded: boolean,
): Pass[] {
  const tables = new Map<string, { kind: Kind; isLocal: boolean; table: Table }>();
  for (const ready of rules)
    for (const given of ready.rule.getGivenForFormats(formats as never)) {
      const [kind, isLocal] = [kindOf(ready, given), isRecorded && isLocalRule(ready, given)];
      const { table } = getOrMake(tables, `${kind} ${isLocal}`, () => ({ kind, isLocal, table: new Map() }));
      getOrMake(table, given, () => []).push(ready);
    }
  return [...tables.values()].map(({ kind, isLocal, table }) => ({
    kind,
    isLocal,
    table,
    automaton: lazy(() => new Automaton([...table.keys()])),
    pathClass: kind === "classed" ? pathClassOf(table) : undefined,
  }));
}

function kindOf({ rule, calls }: ReadyRule, given: string): Kind {
  if (!rule.resolved) return "unresolved";
  const seesPath = given.includes("^") || calls.some(({ looksAt }) => looksAt === "path");
  if (seesPath || looksAtSurroundings(given)) return "pathwise";
  return calls.some(({ pathClass }) => pathClass) ? "classed" : "shared";
}

/** What matches the root alone is asked in any case. */
const isLocalRule = ({ calls }: ReadyRule, given: string): boolean =>
  given === "$" || (calls.every(({ isLocal }) => isLocal) && !given.includes("^") && !looksAtSurroundings(given));

/** Applies all rules; answers where each walk was. */
export function runRules(run: RulesRun): Trail[] {
  return run.passes.map((pass, index) => {
    const trail = trailOf(run, pass, run.earlier?.trails[index]);
    runPass(run, pass, trail);
    return trail;
  });
}

function trailOf({ found, earlier }: RulesRun, { kind, isLocal }: Pass, before: Trail | undefined): Trail {
  const marks = () => ({ drafts: found.drafts.length, busy: found.busy.length });
  if (!earlier || !before || !isLocal || kind === "pathwise") return new Trail(marks);
  const { twins } = earlier;
  return new Trail(marks, {
    trail: before,
    twinOf: kind === "unresolved" ? (value) => value : twins.of,
    repeat: (entry) => earlier.repeat(before, entry),
  });
}

function looksAtSurroundings(given: string): boolean {
  return /@(?:parent|path|root)/.test(given) && new Automaton([given]).isPathSensitive(0);
}

function pathClassOf(table: Table): (path: Path) => string {
  const classes = [...table.values()].flat().flatMap(({ calls }) => calls.flatMap(({ pathClass }) => pathClass ?? []));
  const distinct = [...new Set(classes)];
  return (path) => distinct.map((pathClass) => pathClass(path)).join();
}

function runPass({ resolution, found, budget }: RulesRun, pass: Pass, trail: Trail): void {
  const { table, kind, pathClass } = pass;
  const { root: file, shared } = resolution;
  const root = kind === "unresolved" ? file.value : file.resolved;
  if (!isContainer(root)) {
    for (const ready of table.get("$") ?? []) found.apply(ready, [], root);
    return;
  }
  const automaton = pass.automaton();
  const rules = [...table.values()];
  const visit = (expression: number, path: Path, value: Value): void => {
    for (const ready of rules[expression] ?? []) found.apply(ready, path, value);
  };
  const names = (): string[] => [...new Set(rules.flat().map(({ rule }) => rule.name))];
  const onGraph = kind === "shared" || kind === "classed" ? { written: file.value, shared } : {};
  const unitDepth = pass.isLocal && kind !== "pathwise" ? UNIT_DEPTH : -1;
  walk({ root, automaton, budget, names, trail, unitDepth, ...onGraph, ...(pathClass ? { pathClass } : {}) }, visit);
  for (const expression of automaton.fallback)
    for (const { path, value } of automaton.fallbackMatches(expression, root)) visit(expression, path, value);
}
