import { getOrMake } from "../core/get-or-make.ts";
import type { Operation } from "../model/api.ts";

/** How many operations each path has. */
export function operationsPerPath(operations: Iterable<Operation>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of operations) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

/** Operations by path, in the order in which the paths come up. */
export function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) getOrMake(paths, operation.path, () => []).push(operation);
  return paths;
}

/** Template paths of one method, segment by segment. */
interface Segment {
  path: string | undefined;
  literal: Map<string, Segment>;
  any: Segment | undefined;
}

const segment = (): Segment => ({ path: undefined, literal: new Map(), any: undefined });

/** Segments that are looked at for one path; what is found only after that covers nothing. */
const MOST = 10_000;

/** Finds the template that a path without parameters is routed to: `/pets/mine` that is gone may reach `/pets/{id}`. */
export class Templates {
  readonly #methods = new Map<string, Segment>();

  constructor(operations: Iterable<Operation>) {
    for (const { method, path } of operations) {
      if (!path.includes("{")) continue;
      let at = getOrMake(this.#methods, method, segment);
      for (const text of path.split("/")) {
        if (/^\{[^{}]+\}$/.test(text)) at = at.any ??= segment();
        else at = getOrMake(at.literal, text, segment);
      }
      at.path ??= path;
    }
  }

  /** The most literal of those that fit. */
  covering({ method, path }: Operation): string | undefined {
    const root = this.#methods.get(method);
    if (!root || path.includes("{")) return undefined;
    const segments = path.split("/");
    const waiting: [Segment, number][] = [[root, 0]];
    for (let steps = 0; steps < MOST; steps++) {
      const next = waiting.pop();
      if (!next) return undefined;
      const [at, depth] = next;
      if (depth === segments.length && at.path !== undefined) return at.path;
      const literal = at.literal.get(segments[depth] ?? "");
      if (depth < segments.length && at.any) waiting.push([at.any, depth + 1]);
      if (depth < segments.length && literal) waiting.push([literal, depth + 1]);
    }
    return undefined;
  }
}
