import type { Node } from "../document/node.ts";
import type { Api } from "../model/api.ts";

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

export interface Told {
  version: PathVersion;
  node: Node;
}

export const versionsOfPaths = (api: Api): Told[] =>
  [...api.operations.values()].flatMap((operation) => told(operation.path, operation.at()));

/** Servers of the description and of single operations, each once. */
export const versionsOfServers = (api: Api): Told[] =>
  [...new Set([api.servers, ...[...api.operations.values()].map(({ servers }) => servers)].flat())].flatMap(
    ({ basePath, node }) => told(basePath, node),
  );

function told(path: string, node: Node): Told[] {
  const version = versionIn(path);
  return version ? [{ version, node }] : [];
}
