import { compareText, type Route } from "../core/finding.ts";
import type { Unit } from "./unit.ts";

/** Units that one finding is worth; real ones stand some tens away from their operations. */
const MOST_UNITS = 2_000;

/**
 * The shortest way to some units, for the operations that are nearest to them. Equally short ones go by name, so that
 * nothing depends on the order in which the units were found. None for what stands too far away.
 */
export function shortestRoutes(units: Iterable<Unit>, most: number): Route[] {
  const found = new Map<string, string>();
  const seen = new Set<Unit>();
  let level = new Map<Unit, Steps>([...units].map((unit) => [unit, []]));
  while (level.size > 0 && found.size < most && seen.size < MOST_UNITS) {
    const arrived = [...level].flatMap(([{ operation }, steps]) =>
      operation === undefined ? [] : [{ operation, steps }],
    );
    for (const { operation, path } of arrived.map(written).sort(byOperation))
      if (!found.has(operation)) found.set(operation, path);
    for (const unit of level.keys()) seen.add(unit);
    level = nextLevel(level, seen);
  }
  const routes = [...found].map(([operation, path]) => ({ operation, path }));
  return routes.filter(({ path }) => path !== "").slice(0, most);
}

/** From the operation down. */
type Steps = readonly string[];

function nextLevel(level: ReadonlyMap<Unit, Steps>, seen: ReadonlySet<Unit>): Map<Unit, Steps> {
  const next = new Map<Unit, Steps>();
  for (const [{ parents }, steps] of level) {
    for (const [parent, step] of parents) {
      if (seen.has(parent)) continue;
      const way = step === "" ? steps : [step, ...steps];
      const known = next.get(parent);
      if (!known || isBefore(way, known)) next.set(parent, way);
    }
  }
  return next;
}

const isBefore = (a: Steps, b: Steps): boolean => (a.length === b.length ? pathOf(a) < pathOf(b) : a.length < b.length);

const pathOf = (steps: Steps): string => steps.join(" → ");

const written = ({ operation, steps }: { operation: string; steps: Steps }): Route => ({
  operation,
  path: pathOf(steps),
});

const byOperation = (a: Route, b: Route): number =>
  compareText(a.operation, b.operation) || compareText(a.path, b.path);
