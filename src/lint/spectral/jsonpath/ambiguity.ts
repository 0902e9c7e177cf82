import type { Expression, Ranges } from "../../../schema/regular/syntax.ts";

/** A character of a pattern and those that may follow it, as often as there are ways. */
interface Position {
  on: Ranges;
  next: number[];
}

/** What a part of a pattern starts and ends with, and whether it may be empty. */
interface Ends {
  first: number[];
  last: number[];
  isEmpty: boolean;
}

/** Patterns with more characters than this count as exponential. */
const MOST_POSITIONS = 120;

/**
 * Whether a backtracking matcher may need exponential time: some text leads from a character back to itself in two
 * ways (Weber and Seidl 1991). Counted repetition is taken as a loop.
 */
export function isExponential(expression: Expression): boolean {
  const positions: Position[] = [];
  build(expression, positions);
  if (positions.length > MOST_POSITIONS) return hasRepeat(expression);
  const reach = positions.map((_, index) => reachable(positions, index));
  return positions.some((_, index) => reach[index]?.has(index) && hasTwoWays(positions, reach, index));
}

const hasRepeat = (expression: Expression): boolean => {
  if (expression.kind === "repeat") return expression.most > 1 && expression.part.kind !== "set";
  if (expression.kind === "all") return expression.parts.some(hasRepeat);
  return expression.kind === "any" && expression.choices.some(hasRepeat);
};

/** Glushkov's construction. */
function build(expression: Expression, positions: Position[]): Ends {
  switch (expression.kind) {
    case "set": {
      const index = positions.push({ on: expression.ranges, next: [] }) - 1;
      return { first: [index], last: [index], isEmpty: false };
    }
    case "all":
      return expression.parts.reduce<Ends>((before, part) => follow(before, build(part, positions), positions), EMPTY);
    case "any": {
      const choices = expression.choices.map((choice) => build(choice, positions));
      return {
        first: choices.flatMap(({ first }) => first),
        last: choices.flatMap(({ last }) => last),
        isEmpty: choices.some(({ isEmpty }) => isEmpty),
      };
    }
    case "repeat": {
      const part = build(expression.part, positions);
      if (expression.most > 1) connect(part.last, part.first, positions);
      return { ...part, isEmpty: part.isEmpty || expression.least === 0 };
    }
    default:
      return EMPTY;
  }
}

const EMPTY: Ends = { first: [], last: [], isEmpty: true };

function follow(before: Ends, after: Ends, positions: Position[]): Ends {
  connect(before.last, after.first, positions);
  return {
    first: before.isEmpty ? [...before.first, ...after.first] : before.first,
    last: after.isEmpty ? [...before.last, ...after.last] : after.last,
    isEmpty: before.isEmpty && after.isEmpty,
  };
}

function connect(from: readonly number[], to: readonly number[], positions: readonly Position[]): void {
  for (const index of from) positions[index]?.next.push(...to);
}

function reachable(positions: readonly Position[], from: number): Set<number> {
  const found = new Set(positions[from]?.next);
  for (const index of found) for (const next of positions[index]?.next ?? []) found.add(next);
  return found;
}

/** Whether two walks that read the same text part and meet again on the way from a position back to it. */
function hasTwoWays(positions: readonly Position[], reach: readonly Set<number>[], start: number): boolean {
  const isOnCycle = (index: number) => reach[index]?.has(start) === true;
  const count = positions.length;
  const seen = new Set<number>();
  const pending: [number, number, boolean][] = [[start, start, false]];
  for (let walk = pending.pop(); walk; walk = pending.pop()) {
    const [a, b, hasParted] = walk;
    for (const [index, left] of (positions[a]?.next ?? []).entries()) {
      for (const [other, right] of (positions[b]?.next ?? []).entries()) {
        if (!isOnCycle(left) || !isOnCycle(right) || !meet(positions[left]?.on, positions[right]?.on)) continue;
        const parted = hasParted || left !== right || (a === b && index !== other);
        if (parted && left === start && right === start) return true;
        const key = (left * count + right) * 2 + Number(parted);
        if (!seen.has(key)) {
          seen.add(key);
          pending.push([left, right, parted]);
        }
      }
    }
  }
  return false;
}

const meet = (a: Ranges = [], b: Ranges = []): boolean =>
  a.some(([low, high]) => b.some(([from, to]) => low <= to && from <= high));
