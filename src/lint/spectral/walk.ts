import { ApigateError } from "../../core/errors.ts";
import { type Container, isContainer, type Value } from "./graph/source-file.ts";
import type { Automaton } from "./jsonpath/automaton.ts";
import type { FilterContext } from "./jsonpath/context.ts";
import type { Match } from "./jsonpath/graph.ts";
import type { State } from "./jsonpath/states.ts";
import type { Entry, Trail } from "./trail.ts";
import { type Way, wayOn, wayTo } from "./way.ts";

type Key = string | number;
export type Path = readonly Key[];

/** Told of each place that an expression matches; the path is the visitor's to keep. */
export type Visitor = (expression: number, path: Path, value: Value) => void;

export interface Walk {
  automaton: Automaton;
  root: Value;
  /** The root as it is written, with its references. */
  written?: Value;
  /** Objects that are entered once for each state and class of path; without it every path to them is walked. */
  shared?: ReadonlySet<object>;
  /** Remembers them. */
  trail: Trail;
  /** Whether others are remembered, too, down to this depth: each of their places is one of its own. */
  unitDepth: number;
  /** What else of a path makes a difference to what is found below it. */
  pathClass?: (path: Path) => string;
  /** Members that are looked at, at most. */
  budget: number;
  /** For the message when that is not enough. */
  names: () => readonly string[];
}

interface Frame {
  value: Container;
  way: Way;
  state: State;
  /** Undefined for an array. */
  keys: readonly string[] | undefined;
  at: number;
  length: number;
  /** Where it is remembered. */
  entry: Entry | undefined;
}

/** Walks over a value along the automaton, in document order. */
export function walk(options: Walk, visit: Visitor): void {
  for (const match of options.automaton.atRoot) visitMatch(match, [], [options.root], visit);
  if (options.automaton.start && isContainer(options.root)) new Walker(options, visit).run(options.automaton.start);
}

function visitMatch({ expression, up, key }: Match, path: Path, values: readonly Value[], visit: Visitor): void {
  if (up > path.length) return;
  const place = path.slice(0, path.length - up);
  visit(expression, place, key ? place.at(-1) : values[values.length - 1 - up]);
}

/** With a stack of its own, because chains of references may be longer than the one of JavaScript. */
class Walker implements FilterContext {
  property: Key = "";
  value: Value;
  parent: Value;
  parentProperty: Key | undefined;
  readonly root: Value;
  readonly #options: Walk;
  readonly #visit: Visitor;
  readonly #frames: Frame[] = [];
  /** The keys that lead to the value, with its own. */
  readonly #path: Key[] = [];
  #left: number;

  constructor(options: Walk, visit: Visitor) {
    this.root = options.root;
    this.#options = options;
    this.#visit = visit;
    this.#left = options.budget;
  }

  grandparent(): Value {
    return this.#frames.at(-2)?.value;
  }

  path(): Path {
    return this.#path;
  }

  run(start: State): void {
    this.#enter(this.root as Container, start, wayTo(this.#options.written), undefined);
    for (let top = this.#frames.at(-1); top; top = this.#frames.at(-1)) {
      if (top.at === top.length) {
        this.#frames.pop();
        this.#path.pop();
        if (top.entry) this.#options.trail.leave(top.entry);
      } else this.#step(top, top.keys ? (top.keys[top.at++] as string) : top.at++);
    }
  }

  #enter(value: Container, state: State, way: Way, entry: Entry | undefined): void {
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const length = keys ? keys.length : (value as unknown as Value[]).length;
    this.#frames.push({ value, way, state, keys, at: 0, length, entry });
  }

  #step(frame: Frame, key: Key): void {
    if (--this.#left < 0) throw this.#overBudget();
    const value = frame.value[key];
    const { automaton } = this.#options;
    this.#path.push(key);
    let step: ReturnType<Automaton["step"]>;
    if (frame.state.hasFilters) {
      this.property = key;
      this.value = value;
      this.parent = frame.value;
      this.parentProperty = this.#path.at(-2);
      step = automaton.step(frame.state, this);
    } else step = automaton.stepPlain(frame.state, key);
    for (const match of step.matches) this.#found(match, value);
    if (!isContainer(value) || !step.state) this.#path.pop();
    else this.#lead(value, step.state, wayOn(frame.way, key));
  }

  #lead(value: Container, state: State, way: Way): void {
    const name = this.#nameOf(value, way);
    const entry = name === undefined ? undefined : this.#options.trail.enter(value, state, name);
    if (name === undefined || entry) this.#enter(value, state, way, entry);
    else this.#path.pop();
  }

  #found(match: Match, value: Value): void {
    const values = match.up === 0 ? [value] : [...this.#frames.map((frame) => frame.value as Value), value];
    visitMatch(match, this.#path, values, this.#visit);
  }

  /** By what an object is remembered, besides itself and the state; undefined where it is entered every time. */
  #nameOf(value: object, { kind }: Way): string | undefined {
    if (kind === "beside" || kind === "lost") return undefined;
    const { shared, pathClass, unitDepth } = this.#options;
    if (shared?.has(value)) return pathClass ? `${kind} ${pathClass(this.#path)}` : kind;
    return this.#path.length <= unitDepth ? `${kind} ${JSON.stringify(this.#path)}` : undefined;
  }

  #overBudget(): ApigateError {
    const names = this.#options.names().map((name) => `\`${name}\``);
    return new ApigateError(
      "E_LIMIT",
      `the description has more than ${this.#options.budget} places for ${names.join(", ")} to look at`,
      { hint: "These rules look at each way to a place: leave them out, or have them look at fewer places" },
    );
  }
}
