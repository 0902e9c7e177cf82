import { getOrMake } from "../../../core/get-or-make.ts";
import type { Resolution } from "./resolve.ts";
import { isContainer, memberOf, type Site, type SourceFile, type Value, valueAtPath } from "./source-file.ts";

/** How deep below the root of a description objects are told apart that nobody refers to: an operation, a component. */
export const UNIT_DEPTH = 3;

/** What two versions of a description share, so that what was found in one need not be looked for in the other. */
export interface Twins {
  /** The same object in the version before: equal, and so is whatever it refers to, at the same places. */
  of(resolved: object): object | undefined;
  /** A file of the version before, as it is now. */
  fileNow(before: SourceFile): SourceFile;
}

/**
 * Finds the twins among the targets of references and what stands near the root. It was made with the version before, so that
 * what is written alike is the same object. A reference to a reference is not followed: what it leads to may depend on
 * the order in which they were replaced.
 */
export function findTwins(now: Resolution): Twins {
  const pairs = new Map([...now.files].flatMap((file) => pairOf(file, now.counterparts.get(file))));
  const spoilt = new Spoilt(pairs);
  const twins = new Map<object, object>();
  const add = (file: SourceFile, path: readonly string[]): void => {
    const other = pairs.get(file);
    if (!other || spoilt.has(valueAtPath(file.value, path)) || !sameAt(file, other, path)) return;
    const [value, twin] = [valueAtPath(file.resolved, path), valueAtPath(other.resolved, path)];
    if (isContainer(value) && isContainer(twin)) twins.set(value, twin);
  };
  for (const { target, targetPath } of spoilt.targets) if (target && targetPath) add(target, targetPath);
  for (const [file, other] of pairs) {
    const sides = [file.value, other.value, file.resolved, other.resolved] as const;
    collectTwins(sides, (value) => spoilt.has(value), twins);
  }
  const back = new Map([...pairs].map(([file, other]) => [other, file]));
  return { of: (resolved) => twins.get(resolved), fileNow: (file) => back.get(file) ?? now.root };
}

const pairOf = (file: SourceFile, other: SourceFile | undefined): [SourceFile, SourceFile][] =>
  other ? [[file, other]] : [];

/** Objects of the version now that lead to something else than before. */
class Spoilt {
  /** One reference to each target that is the same in itself. */
  readonly targets: Iterable<Site>;
  readonly #pairs: ReadonlyMap<SourceFile, SourceFile>;
  readonly #objects = new Set<object>();
  /** Who refers to an object. */
  readonly #referring = new Map<object, Referring[]>();

  constructor(pairs: ReadonlyMap<SourceFile, SourceFile>) {
    this.#pairs = pairs;
    const open: Referring[] = [];
    const targets = new Map<object, Site>();
    for (const [file, other] of pairs)
      for (const site of file.sites.values()) {
        const target = this.#targetOf(site, other);
        if (target === "other") open.push({ file, site });
        else if (target !== "none") {
          targets.set(target, site);
          getOrMake(this.#referring, target, () => []).push({ file, site });
        }
      }
    this.targets = targets.values();
    for (let next = open.pop(); next; next = open.pop()) this.#spoil(next, open);
  }

  has(value: Value): boolean {
    return !isContainer(value) || this.#objects.has(value);
  }

  /** What a reference leads to, if that is what it led to before; "none" for one that was and is not followed. */
  #targetOf(site: Site, other: SourceFile): object | "none" | "other" {
    const { target, targetPath, followed, replaced } = site;
    const before = other.sites.get(site.pointer);
    if (before?.reference !== site.reference || followed !== replaced) return "other";
    if (before.followed !== followed || before.replaced !== replaced) return "other";
    if (!followed) return "none";
    const file = target && this.#pairs.get(target);
    if (!file || file !== before.target || !targetPath || !sameAt(target, file, targetPath)) return "other";
    const value = valueAtPath(target.value, targetPath);
    return isContainer(value) && typeof value.$ref !== "string" ? value : "other";
  }

  /** Whatever is around a reference is spoilt with it, and so is what refers to that. */
  #spoil({ file, site }: Referring, open: Referring[]): void {
    let at = file.value;
    for (const key of [undefined, ...site.path]) {
      if (key !== undefined) at = memberOf(at, key);
      if (!isContainer(at) || this.#objects.has(at)) continue;
      this.#objects.add(at);
      for (const referring of this.#referring.get(at) ?? []) open.push(referring);
    }
  }
}

interface Referring {
  file: SourceFile;
  site: Site;
}

/** Whether the same object is written at a path of both. */
const sameAt = (file: SourceFile, other: SourceFile, path: readonly string[]): boolean =>
  valueAtPath(file.value, path) === valueAtPath(other.value, path);

/** A place in both versions, each as it is written and as it is resolved. */
type Sides = readonly [written: Value, otherWritten: Value, resolved: Value, otherResolved: Value];

/** Pairs what is as large as can be. Depth is bounded by the parser; what references lead to is found where it stands. */
function collectTwins(sides: Sides, isSpoilt: (value: Value) => boolean, twins: Map<object, object>): void {
  const [written, other, resolved, otherResolved] = sides;
  if (![written, other, resolved, otherResolved].every(isContainer)) return;
  if (!isContainer(written) || !isContainer(resolved) || !isContainer(otherResolved)) return;
  if (written === other && !isSpoilt(written)) {
    twins.set(resolved, otherResolved);
    return;
  }
  if (typeof written.$ref === "string") return;
  for (const key of Object.keys(written))
    if (isContainer(written[key])) {
      const below = sides.map((side) => memberOf(side, key)) as unknown as Sides;
      collectTwins(below, isSpoilt, twins);
    }
}
