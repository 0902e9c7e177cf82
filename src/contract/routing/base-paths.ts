import type { Api, Server } from "../../model/api.ts";

/** Values of one segment of a base path; undefined where it may have any. */
type Segment = ReadonlySet<string> | undefined;
export type BasePath = readonly Segment[];

/** Ways to write one segment that are looked at. */
const MOST = 64;

/** The base paths of all servers, longest first; a variable stands for any of its values (OpenAPI 3.1 §4.8.6). */
export function basePathsOf({ operations }: Api): BasePath[] {
  const servers = new Set([...operations.values()].flatMap((operation) => operation.servers));
  const found = new Map<string, BasePath>();
  for (const server of servers) if (server.basePath !== "") found.set(server.url, buildBasePath(server));
  return [...found.values()].sort((a, b) => b.length - a.length);
}

function buildBasePath({ url, basePath, variables }: Server): BasePath {
  const path = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? "";
  const written = path.split("/").filter(Boolean);
  const filled = basePath.split("/").slice(1);
  if (written.length !== filled.length) return filled.map((segment) => new Set([segment]));
  return written.map((segment, index) => valuesOf(segment, filled[index] ?? segment, variables));
}

/** Without an `enum` a variable may be anything, where it is the whole segment; beside other text its default counts. */
function valuesOf(segment: string, filled: string, variables: Server["variables"]): Segment {
  const [, whole] = /^\{([^{}]*)\}$/.exec(segment) ?? [];
  const free = whole === undefined ? undefined : variables.get(whole);
  if (free && free.values.length === 0) return undefined;
  let texts = [segment];
  for (const [name, { values }] of variables)
    if (values.length > 0)
      texts = texts
        .flatMap((text) =>
          text.includes(`{${name}}`) ? values.map((value) => text.replaceAll(`{${name}}`, value)) : text,
        )
        .slice(0, MOST);
  return new Set([filled, ...texts]);
}

/** What follows the base path; undefined when the path does not begin with it. */
export function withoutBase(path: string, base: BasePath): string | undefined {
  const segments = path.split("/").slice(1);
  const fits = base.every((values, index) => {
    const segment = segments[index];
    return segment !== undefined && segment !== "" && (values === undefined || values.has(segment));
  });
  return fits ? `/${segments.slice(base.length).join("/")}` : undefined;
}
