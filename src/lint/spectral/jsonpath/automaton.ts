import type { FilterContext } from "./context.ts";
import { checkFallback, type Found, fallbackMatches } from "./fallback.ts";
import { GivenError, Unrunnable } from "./given-error.ts";
import { Graph, type Match } from "./graph.ts";
import { parsePath } from "./segments.ts";
import { type State, States, type Step } from "./states.ts";

/**
 * All `given` expressions of a ruleset as one automaton, which a walk over a document steps along: it starts in
 * `start` at the root, and each key leads on. States are made as they are reached and stand for the same positions of
 * the same expressions for ever, so that a walk may remember what it has seen by node and state.
 */
export class Automaton {
  /** What matches the root. */
  readonly atRoot: readonly Match[];
  /** Undefined when nothing below the root can match. */
  readonly start: State | undefined;
  /** Expressions outside nimma's grammar, which `fallbackMatches` runs over a whole document. */
  readonly fallback: readonly number[];
  readonly #expressions: readonly string[];
  readonly #pathSensitive = new Set<number>();

  /** Throws `GivenError` for an expression that cannot be run. */
  constructor(expressions: readonly string[]) {
    this.#expressions = expressions;
    const graph = new Graph();
    const fallback: number[] = [];
    for (const [index, expression] of expressions.entries()) {
      if (!this.#add(graph, index, expression)) fallback.push(index);
    }
    this.fallback = fallback;
    this.atRoot = graph.start.matches;
    this.start = new States().of(graph.start.edges);
  }

  /** Adds an expression; false when it is one for the fallback. */
  #add(graph: Graph, index: number, expression: string): boolean {
    try {
      const path = parsePath(expression);
      if (!path) {
        checkFallback(expression);
        return false;
      }
      if (graph.add(index, path).isPathSensitive) this.#pathSensitive.add(index);
      return true;
    } catch (error) {
      if (error instanceof Unrunnable) throw new GivenError(expression, index, error.message, error);
      if (error instanceof RangeError) throw new GivenError(expression, index, "is nested too deeply", error);
      throw error;
    }
  }

  /** Where a member leads. The steps themselves are remembered; filters are asked each time. */
  step(state: State, context: FilterContext): Step {
    return state.step(context);
  }

  /** `step` for a state without filters, for which the key is enough. */
  stepPlain(state: State, key: string | number): Step {
    return state.stepPlain(key);
  }

  /** Whether it looks at what is around a node, so that matches below a shared one depend on the way to it. */
  isPathSensitive(expression: number): boolean {
    return this.#pathSensitive.has(expression);
  }

  /** What one of `fallback` matches in a document. */
  fallbackMatches(expression: number, root: unknown): Found[] {
    return fallbackMatches(this.#expressions[expression] ?? "", root);
  }
}
