import { createRequire } from "node:module";
import { Automaton } from "../../src/lint/spectral/jsonpath/automaton.ts";
import type { FilterContext } from "../../src/lint/spectral/jsonpath/context.ts";
import type { Match } from "../../src/lint/spectral/jsonpath/graph.ts";
import type { State } from "../../src/lint/spectral/jsonpath/states.ts";

type Callbacks = Record<string, (found: { path: readonly Key[]; value: unknown }) => void>;
type Engine = new (expressions: string[], options: object) => { query(root: unknown, callbacks: Callbacks): void };

/** Spectral's engine, as Spectral's runner loads it. */
const require = createRequire(import.meta.url);
const { default: Nimma } = require("nimma/legacy") as { default: Engine };
const { jsonPathPlus } = require("nimma/fallbacks") as { jsonPathPlus: object };

type Key = string | number;

/** What each expression matches in a document, as sorted `path = value`, each once. */
export type Matches = Map<string, string[]>;

/** Keys that the expression spells as numbers are numbers for Spectral, even of objects: they are compared as text. */
const write = (path: readonly Key[], value: unknown): string =>
  `/${path.join("/")} = ${value === path.at(-1) ? value : JSON.stringify(value)}`;

const sorted = (found: ReadonlyMap<string, ReadonlySet<string>>): Matches =>
  new Map([...found].map(([expression, matches]) => [expression, [...matches].sort()]));

/** Walks the whole document along the automaton, as simply as can be. */
export function matchesOf(expressions: readonly string[], root: unknown): Matches {
  const automaton = new Automaton(expressions);
  const found = new Map(expressions.map((expression) => [expression, new Set<string>()]));
  const add = (match: Match, path: readonly Key[], values: readonly unknown[]) => {
    if (match.up > path.length) return;
    const at = path.length - match.up;
    const value = match.key ? path[at - 1] : values[at];
    found.get(expressions[match.expression] ?? "")?.add(write(path.slice(0, at), value));
  };
  for (const match of automaton.atRoot) add(match, [], [root]);
  const descend = (state: State, path: readonly Key[], values: readonly unknown[]) => {
    for (const [key, value] of members(values.at(-1))) {
      const below = [...path, key];
      const context: FilterContext = {
        property: key,
        value,
        parent: values.at(-1),
        parentProperty: path.at(-1),
        grandparent: () => values.at(-2),
        root,
        path: () => below,
      };
      const step = automaton.step(state, context);
      for (const match of step.matches) add(match, below, [...values, value]);
      if (step.state) descend(step.state, below, [...values, value]);
    }
  };
  if (automaton.start) descend(automaton.start, [], [root]);
  for (const index of automaton.fallback)
    for (const { path, value } of automaton.fallbackMatches(index, root))
      found.get(expressions[index] ?? "")?.add(write(path, value));
  return sorted(found);
}

export function members(value: unknown): (readonly [Key, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

const ZONELESS = "$..['']['']['']['']['']['']";

/** The same as Spectral finds it; undefined where its engine throws, which ends a run of Spectral. */
export function spectralMatchesOf(expressions: readonly string[], root: unknown): Matches | undefined {
  const found = new Map(expressions.map((expression) => [expression, new Set<string>()]));
  const callbacks: Callbacks = Object.fromEntries(
    expressions.map((expression) => [
      expression,
      ({ path, value }) => {
        found.get(expression)?.add(write(path, value));
      },
    ]),
  );
  // Anything that starts deep turns off the engine's zones, which lose matches of `$.*..a` and `$[a,b][c,d]`.
  callbacks[ZONELESS] = () => {};
  try {
    const engine = new Nimma([...expressions, ZONELESS], {
      fallback: jsonPathPlus,
      unsafe: false,
      customShorthands: {},
    });
    engine.query(root, callbacks);
  } catch {
    return undefined;
  }
  return sorted(found);
}
