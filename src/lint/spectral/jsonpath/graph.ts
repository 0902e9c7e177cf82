import { getOrMake } from "../../../core/get-or-make.ts";
import { compileFilter, type Filter } from "./filter.ts";
import type { Path, Segment } from "./segments.ts";
import { countsFromEnd, filterOfSlice, type Slice, takesIndex } from "./slice.ts";

/** What an expression says of a place that it matches. */
export interface Match {
  /** Its position among the expressions. */
  expression: number;
  /** `^`: how many levels up the matched thing is. Nothing is matched above the root. */
  up: number;
  /** `~`: the key of the matched thing instead of its value. */
  key: boolean;
}

/** A point that a path has reached; paths that begin alike share their points. */
export interface Point {
  matches: Match[];
  edges: Edge[];
}

/** A segment of a path that waits for its key. */
export interface Edge {
  id: number;
  deep: boolean;
  target: Point;
  /** Any key. */
  any: boolean;
  /** These keys. */
  names: ReadonlySet<string> | undefined;
  /** These indexes. */
  slice: Slice | undefined;
  /** The keys whose values it accepts. */
  filter: Filter | undefined;
}

/** All paths as one tree of segments. */
export class Graph {
  readonly start: Point = { matches: [], edges: [] };
  readonly #edges = new Map<Point, Map<string, Edge>>();
  readonly #filters = new Map<string, Filter>();
  #count = 0;

  /**
   * Adds a path; says whether what it matches may depend on the way to a node: when a filter looks around, or when it
   * ends above what holds the node, or with the key of that.
   */
  add(expression: number, { segments, up, key, root }: Path): { isPathSensitive: boolean } {
    const edges: Edge[] = [];
    let point = this.start;
    for (const segment of segments) {
      const edge = this.#edge(point, segment);
      edges.push(edge);
      point = edge.target;
    }
    // Above the root there is nothing, and `$^` is there already.
    if (segments.length > 0 || up === 0) point.matches.push({ expression, up, key });
    if (root) this.start.matches.push({ expression, up, key });
    const goesUp = up > 1 || (up > 0 && key);
    return { isPathSensitive: goesUp || edges.some(({ filter }) => filter?.isPathSensitive) };
  }

  #edge(point: Point, segment: Segment): Edge {
    const known = getOrMake(this.#edges, point, () => new Map<string, Edge>());
    return getOrMake(known, JSON.stringify(segment), () => {
      const edge = { id: this.#count, deep: segment.deep, target: { matches: [], edges: [] }, ...this.#test(segment) };
      this.#count++;
      point.edges.push(edge);
      return edge;
    });
  }

  #test(segment: Segment): Pick<Edge, "any" | "names" | "slice" | "filter"> {
    const none = { any: false, names: undefined, slice: undefined, filter: undefined };
    switch (segment.kind) {
      case "wildcard":
        return { ...none, any: true };
      case "names":
        return { ...none, names: new Set(segment.names) };
      case "slice":
        return countsFromEnd(segment) ? { ...none, filter: filterOfSlice(segment) } : { ...none, slice: segment };
      case "filter":
        return { ...none, filter: getOrMake(this.#filters, segment.source, () => compileFilter(segment.source)) };
      case "container":
        return { ...none, filter: CONTAINER };
    }
  }
}

const CONTAINER: Filter = {
  isPathSensitive: false,
  accepts: ({ value }) => typeof value === "object" && value !== null,
};

/** Whether an edge takes a key, as far as the key alone says it. */
export function takesKey({ any, names, slice }: Edge, key: string | number): boolean {
  if (any) return true;
  if (names) return names.has(String(key));
  return slice !== undefined && typeof key === "number" && takesIndex(slice, key);
}
