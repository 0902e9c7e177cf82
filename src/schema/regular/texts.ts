import { Automaton, type StateSet } from "./automaton.ts";
import { automatonOf, representatives } from "./languages.ts";
import type { Expression } from "./syntax.ts";

/** Combinations of states one question may visit. */
const BUDGET = 3_000;

/** Texts that are left out one by one, in characters. */
const MOST_EXCEPT = 2_000;

/** What is asked of a text: patterns it matches and does not, its length in characters, and what it is not. */
export interface TextQuery {
  matching: readonly string[];
  avoiding: readonly string[];
  shortest: number;
  longest: number;
  except: readonly string[];
}

/** Some texts, shortest first. Only `isNone` is a promise: patterns that cannot be read are passed over. */
export interface Texts {
  texts: string[];
  /** It is proved that there is none. */
  isNone: boolean;
}

interface Reached {
  matching: StateSet[];
  avoiding: StateSet[];
  length: number;
  text: string;
}

/** Walks all automata together, breadth first, so that the first text found is a shortest one. */
export function findTexts(query: TextQuery, most = 24): Texts {
  const matching = readable(query.matching);
  const avoiding = [...readable(query.avoiding), ...literal(query.except)];
  const letters = representatives(...matching, ...avoiding);
  const [texts, seen] = [[] as string[], new Set<string>()];
  const start = (machines: Automaton[]): StateSet[] => machines.map((machine) => machine.start());
  let wave: Reached[] = [{ matching: start(matching), avoiding: start(avoiding), length: 0, text: "" }];
  for (let length = 0; wave.length > 0 && length <= query.longest; length++) {
    const next: Reached[] = [];
    for (const at of wave) {
      if (length >= query.shortest && isMatch(at) && texts.push(at.text) === most) return { texts, isNone: false };
      for (const letter of letters) {
        const reached = step(at, letter, matching, avoiding, Math.min(length + 1, query.shortest));
        if (!reached || seen.has(keyOf(reached))) continue;
        if (seen.add(keyOf(reached)).size > BUDGET) return { texts, isNone: false };
        next.push(reached);
      }
    }
    wave = next;
  }
  return { texts, isNone: texts.length === 0 };
}

const readable = (patterns: readonly string[]): Automaton[] =>
  patterns.map(automatonOf).filter((automaton) => automaton !== undefined);

const isMatch = ({ matching, avoiding }: Reached): boolean =>
  matching.every(({ accepts }) => accepts) && !avoiding.some(({ accepts }) => accepts);

/** Lengths beyond the shortest are all one, so that a loop is walked once. */
const keyOf = ({ matching, avoiding, length }: Reached): string =>
  `${length}|${[...matching, ...avoiding].map(({ id }) => id).join()}`;

function step(
  at: Reached,
  letter: number,
  matching: Automaton[],
  avoiding: Automaton[],
  length: number,
): Reached | undefined {
  const move = (machines: Automaton[], states: StateSet[]) =>
    machines.map((machine, index) => machine.step(states[index] as StateSet, letter));
  const matched = move(matching, at.matching);
  if (matched.some(({ states }) => states.length === 0)) return undefined;
  return {
    matching: matched,
    avoiding: move(avoiding, at.avoiding),
    length,
    text: at.text + String.fromCodePoint(letter),
  };
}

/** The automaton of exactly these texts; none when they are too many. */
function literal(texts: readonly string[]): Automaton[] {
  if (texts.length === 0 || texts.reduce((sum, { length }) => sum + length, 0) > MOST_EXCEPT) return [];
  const choices = texts.map((text): Expression => ({ kind: "all", parts: [...text].map(single) }));
  const automaton = Automaton.of({
    kind: "all",
    parts: [{ kind: "start" }, { kind: "any", choices }, { kind: "end" }],
  });
  return automaton ? [automaton] : [];
}

const single = (char: string): Expression => {
  const code = char.codePointAt(0) as number;
  return { kind: "set", ranges: [[code, code]] };
};
