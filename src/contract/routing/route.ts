import { getOrMake } from "../../core/get-or-make.ts";
import type { Api, Operation } from "../../model/api.ts";
import { type BasePath, basePathsOf, withoutBase } from "./base-paths.ts";

/** An operation that takes a request, and the values of its path parameters by name as they were written. */
export interface Route {
  operation: Operation;
  parameters: ReadonlyMap<string, string>;
}

/** What a path leads to: a route, or the methods that are described there. */
export type Routing = { route: Route } | { route: undefined; methods: string[] };

interface Branch {
  literals: Map<string, Branch>;
  templates: { literals: readonly string[]; next: Branch }[];
  operations: Map<string, Operation>;
}

const emptyBranch = (): Branch => ({ literals: new Map(), templates: [], operations: new Map() });

/**
 * Finds operations by method and path, segment by segment: a literal before a template (OpenAPI 3.1 §4.8.8.2), templates
 * with more literal text first. The path may or may not begin with the base path of a server.
 */
export class Router {
  readonly #top = emptyBranch();
  readonly #bases: readonly BasePath[];

  constructor(api: Api) {
    for (const operation of api.operations.values()) this.#add(operation);
    this.#bases = basePathsOf(api);
  }

  find(method: string, path: string): Routing {
    const methods = new Set<string>();
    if (segmentsOf(path).length > MOST_SEGMENTS) return { route: undefined, methods: [] };
    for (const rest of this.#withoutBase(path)) {
      const route = search(this.#top, segmentsOf(rest), 0, method, [], methods);
      if (route) return { route };
    }
    return { route: undefined, methods: [...methods].sort() };
  }

  #withoutBase(path: string): string[] {
    return [...this.#bases.flatMap((base) => withoutBase(path, base) ?? []), path];
  }

  #add(operation: Operation): void {
    let branch = this.#top;
    for (const segment of segmentsOf(operation.path)) branch = branchFor(branch, segment);
    if (!branch.operations.has(operation.method)) branch.operations.set(operation.method, operation);
  }
}

/** Segments of a path that are followed; real ones have a dozen. */
const MOST_SEGMENTS = 500;

const segmentsOf = (path: string): string[] => (path.split(/[?#]/)[0] ?? "").replace(/^\//, "").split("/");

function branchFor(branch: Branch, segment: string): Branch {
  if (!segment.includes("{")) return getOrMake(branch.literals, decoded(segment), emptyBranch);
  const literals = segment.split(/\{[^{}]*\}/);
  const known = branch.templates.find((template) => template.literals.join("\0") === literals.join("\0"));
  if (known) return known.next;
  const next = emptyBranch();
  branch.templates.push({ literals, next });
  branch.templates.sort((x, y) => y.literals.join("").length - x.literals.join("").length);
  return next;
}

/** What stands between the literals, each at least one character; the first place of each literal is as good as any. */
function valuesBetween(literals: readonly string[], segment: string): string[] | undefined {
  const [first = "", ...rest] = literals;
  if (!segment.startsWith(first)) return undefined;
  const values: string[] = [];
  let start = first.length;
  for (const [index, literal] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const end = isLast ? segment.length - literal.length : segment.indexOf(literal, start + 1);
    if (end <= start || !segment.startsWith(literal, end)) return undefined;
    values.push(segment.slice(start, end));
    start = end + literal.length;
  }
  return values;
}

/** Values by the names that the operation's own path has for them: other paths may call the same places otherwise. */
const named = (path: string, values: readonly string[]): Map<string, string> =>
  new Map(
    [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""], index) => [
      name.replace(/^[.;]/, "").replace(/\*$/, ""),
      values[index] ?? "",
    ]),
  );

function search(
  branch: Branch,
  segments: readonly string[],
  at: number,
  method: string,
  found: readonly string[],
  methods: Set<string>,
): Route | undefined {
  const segment = segments[at];
  if (segment === undefined) {
    const operation = branch.operations.get(method);
    if (operation) return { operation, parameters: named(operation.path, found) };
    for (const other of branch.operations.keys()) methods.add(other);
    return undefined;
  }
  const literal = branch.literals.get(decoded(segment));
  const route = literal && search(literal, segments, at + 1, method, found, methods);
  if (route) return route;
  for (const { literals, next } of branch.templates) {
    const values = valuesBetween(literals, segment);
    const route = values && search(next, segments, at + 1, method, [...found, ...values], methods);
    if (route) return route;
  }
  return undefined;
}

function decoded(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
