import type { Document } from "./document.ts";
import { member, rootNode, stringOf } from "./node.ts";
import { isObject } from "./value.ts";

/** The root of a description, parsed when somebody looks inside. */
export interface Root {
  file: string;
  oid: string;
  document(): Document;
  /** `info.title`; empty without one. */
  title(): string;
  /** False when its text holds no `$ref` to another file. */
  mayReferOut(): boolean;
}

export interface Pair {
  base: Root | undefined;
  revision: Root | undefined;
}

type Roots = ReadonlyMap<string, Root>;

/** Pairs descriptions of two trees by path; then, when a file has moved, by content: same bytes, same title, most paths. */
export function pairRoots(base: Roots, revision: Roots): Pair[] {
  const pairs: Pair[] = [];
  const left = new Map(base);
  const right = new Map(revision);
  const take = (a: Root, b: Root) => {
    pairs.push({ base: a, revision: b });
    left.delete(a.file);
    right.delete(b.file);
  };
  for (const [path, root] of base) if (right.has(path)) take(root, right.get(path) as Root);
  for (const isMoved of TESTS) {
    for (const root of [...left.values()]) {
      const matches = [...right.values()].filter((other) => isMoved(root, other));
      const rivals = [...left.values()].filter((other) => matches[0] && isMoved(other, matches[0]));
      if (matches.length === 1 && rivals.length === 1) take(root, matches[0] as Root);
    }
  }
  for (const root of left.values()) pairs.push({ base: root, revision: undefined });
  for (const root of right.values()) pairs.push({ base: undefined, revision: root });
  return pairs.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

export const pathOf = ({ base, revision }: Pair): string => (revision ?? base)?.file ?? "";

export const titleIn = (document: Document): string | undefined =>
  stringOf(member(rootNode(document), "info"), "title");

const TESTS: ((a: Root, b: Root) => boolean)[] = [
  (a, b) => a.oid === b.oid,
  (a, b) => a.title() !== "" && a.title() === b.title(),
  (a, b) => likeness(a, b) >= 0.5,
];

/** Share of paths that both have. */
function likeness(a: Root, b: Root): number {
  const [x, y] = [pathsOf(a), pathsOf(b)];
  const common = x.filter((path) => y.includes(path)).length;
  return common / Math.max(1, x.length + y.length - common);
}

function pathsOf(root: Root): string[] {
  const { value } = root.document();
  const paths = isObject(value) ? value.paths : undefined;
  return isObject(paths) ? Object.keys(paths) : [];
}
