import { getOrMake } from "../../core/get-or-make.ts";
import { Automaton, type StateSet } from "./automaton.ts";
import { LAST, parsePattern } from "./syntax.ts";

/** Pairs of state sets one question may visit. */
const BUDGET = 3_000;

/** States of all the automata that are kept at a time. */
const MOST_STATES = 500_000;

export interface Inclusion {
  answer: "yes" | "no" | "unknown";
  /** A string of the first language and not of the second. */
  witness?: string;
}

let states = 0;
const automata = new Map<string, { automaton: Automaton | undefined }>();
const known = new Map<string, Inclusion>();

/** The automaton of a pattern; undefined for patterns that are not read. */
export function automatonOf(pattern: string): Automaton | undefined {
  return getOrMake(automata, pattern, () => {
    const expression = parsePattern(pattern);
    const automaton = expression && Automaton.of(expression);
    states += 1 + (automaton?.states.length ?? 0);
    if (states > MOST_STATES) {
      automata.clear();
      states = 0;
    }
    return { automaton };
  }).automaton;
}

/** Whether a pattern matches a text, in time linear in both; undefined for patterns that are not read. */
export function matches(pattern: string, text: string): boolean | undefined {
  const automaton = automatonOf(pattern);
  if (!automaton || text.length * automaton.states.length > 4_000_000) return undefined;
  let reached = automaton.start();
  for (const char of text) reached = automaton.step(reached, char.codePointAt(0) as number);
  return reached.accepts;
}

/** Whether every text that `inner` matches is matched by `outer`: both automata walk together, breadth first. */
export function patternWithin(inner: string, outer: string): Inclusion {
  return getOrMake(known, `${inner}\0${outer}`, () => {
    const [a, b] = [automatonOf(inner), automatonOf(outer)];
    return a && b ? decide(a, b) : { answer: "unknown" };
  });
}

function decide(a: Automaton, b: Automaton): Inclusion {
  const letters = representatives(a, b);
  const seen = new Set<string>();
  let wave: Pair[] = [{ inA: a.start(), inB: b.start(), text: "" }];
  while (wave.length > 0) {
    const next: Pair[] = [];
    for (const { inA, inB, text } of wave) {
      if (inA.accepts && !inB.accepts) return { answer: "no", witness: text };
      for (const letter of letters) {
        const pair = { inA: a.step(inA, letter), inB: b.step(inB, letter), text: text + String.fromCodePoint(letter) };
        if (pair.inA.states.length === 0) continue;
        const key = `${pair.inA.id} ${pair.inB.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (seen.size > BUDGET) return { answer: "unknown" };
        next.push(pair);
      }
    }
    wave = next;
  }
  return { answer: "yes" };
}

interface Pair {
  inA: StateSet;
  inB: StateSet;
  text: string;
}

/** One character of every class that neither automaton can tell apart, readable ones first. */
export function representatives(...machines: Automaton[]): number[] {
  const cuts = new Set<number>([0]);
  for (const { states } of machines) {
    for (const { on } of states) {
      for (const [from, to] of on ?? []) {
        cuts.add(from);
        cuts.add(to + 1);
      }
    }
  }
  const starts = [...cuts].filter((cut) => cut <= LAST).sort((x, y) => x - y);
  const letters = starts.map((from, index) => readable(from, (starts[index + 1] ?? LAST + 1) - 1));
  return letters.sort((x, y) => rank(x) - rank(y) || x - y);
}

/** A letter or digit of a range where it has one. */
function readable(from: number, to: number): number {
  for (const wanted of [97, 65, 48, 33]) if (from <= wanted && wanted <= to) return wanted;
  return from >= 0xd800 && from <= 0xdfff && to > 0xdfff ? 0xe000 : from;
}

const rank = (code: number): number => (code >= 48 && code <= 122 ? 0 : code >= 33 && code <= 126 ? 1 : 2);

/** Whether some text is matched by both patterns; undefined where that cannot be said. */
export function patternsMeet(a: string, b: string): boolean | undefined {
  return getOrMake(meetings, `${a}\0${b}`, () => {
    const [x, y] = [automatonOf(a), automatonOf(b)];
    return { answer: x && y ? meet(x, y) : undefined };
  }).answer;
}

const meetings = new Map<string, { answer: boolean | undefined }>();

function meet(a: Automaton, b: Automaton): boolean | undefined {
  const letters = representatives(a, b);
  const seen = new Set<string>();
  const pending = [{ inA: a.start(), inB: b.start() }];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    if (pair.inA.accepts && pair.inB.accepts) return true;
    for (const letter of letters) {
      const next = { inA: a.step(pair.inA, letter), inB: b.step(pair.inB, letter) };
      const key = `${next.inA.id} ${next.inB.id}`;
      if (next.inA.states.length === 0 || next.inB.states.length === 0 || seen.has(key)) continue;
      if (seen.add(key).size > BUDGET) return undefined;
      pending.push(next);
    }
  }
  return false;
}
