import type { Api, Operation } from "../../../model/api.ts";

/** `v1`, `v1.2`, `v2beta1`, `2024-01-31` in a path, as far as it is compared. */
export interface PathVersion {
  text: string;
  /** Undefined for a date. */
  major: number | undefined;
}

const NUMBERED = /^v(\d{1,4})(?:[._]\d{1,4}){0,2}(?:(?:alpha|beta|rc|preview)\d{0,4})?$/i;
const DATED = /^\d{4}-\d\d(?:-\d\d)?$/;

/** How far from the start of a path a version is looked for. */
const DEPTH = 3;

/** The version that a path or the path of a server starts with, before any parameter. */
export function versionIn(path: string): PathVersion | undefined {
  const segments = path.split("/", DEPTH + 1).slice(1);
  const end = segments.findIndex((segment) => segment.includes("{"));
  for (const segment of end < 0 ? segments : segments.slice(0, end)) {
    const major = NUMBERED.exec(segment)?.[1];
    if (major !== undefined) return { text: segment, major: Number(major) };
    if (DATED.test(segment)) return { text: segment, major: undefined };
  }
  return undefined;
}

export const versionsOfPaths = (api: Api): PathVersion[] =>
  [...api.operations.values()].flatMap(({ path }) => versionIn(path) ?? []);

/** Servers of the description and of single operations, each once. */
export const versionsOfServers = (api: Api): PathVersion[] =>
  [...new Set([api.servers, ...[...api.operations.values()].map(({ servers }: Operation) => servers)].flat())].flatMap(
    ({ basePath }) => versionIn(basePath) ?? [],
  );
