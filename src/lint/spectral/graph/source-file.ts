import type { Document } from "../../../document/document.ts";
import { shareEqual } from "../../../document/share.ts";
import { ExactNumber, isPlain } from "../../../document/value.ts";

/** Anything a description holds, as Spectral's functions take it: numbers are numbers. */
export type Value = unknown;
export type Container = Record<string, Value>;

export const isContainer = (value: Value): value is Container => typeof value === "object" && value !== null;

/** A `$ref` in its place, and what became of it. */
export interface Site {
  path: readonly string[];
  /** `#/…`, escaped as RFC 6901 says. */
  pointer: string;
  reference: string;
  /** The fragment as it is written, with its `#`. */
  targetPointer: string;
  /** Undefined where the fragment is no JSON Pointer. */
  targetPath: readonly string[] | undefined;
  /** The file it names; undefined where there is none of that name. */
  target: SourceFile | undefined;
  /** Whether places below lead on to the target: false for what stays a `$ref` because it closes a circle. */
  followed: boolean;
  /** Whether the target has taken its place. */
  replaced: boolean;
}

/** One document of a run: its values as they are written, and a copy in which references are replaced. */
export class SourceFile {
  readonly document: Document;
  /** How Spectral names the file. */
  readonly name: string;
  /** As written. */
  readonly value: Value;
  /** The same with what `$ref`s lead to in their place; objects without any below them are shared with `value`. */
  resolved: Value;
  readonly sites = new Map<string, Site>();
  /** Pointers from which references were collected. */
  readonly crawled = new Set<string>();

  /** With the objects of another version of the file in the place of equal ones. */
  constructor(document: Document, name: string, like?: SourceFile) {
    this.document = document;
    this.name = name;
    const value = isPlain(document.value) ? document.value : withPlainNumbers(document.value, new Map());
    this.value = like ? shareEqual(value, like.value) : value;
    this.resolved = this.value;
  }
}

/** The value itself where every number in it is one already. Aliased objects stay one object. */
function withPlainNumbers(value: Value, copies: Map<object, Value>): Value {
  if (typeof value === "bigint" || value instanceof ExactNumber) return Number(value);
  if (!isContainer(value)) return value;
  if (copies.has(value)) return copies.get(value);
  let copy = value;
  for (const key of Object.keys(value)) {
    const child = value[key];
    const plain = withPlainNumbers(child, copies);
    if (plain === child) continue;
    if (copy === value) copy = shallowCopy(value);
    put(copy, key, plain);
  }
  if (copy !== value) copies.set(value, copy);
  return copy;
}

export const shallowCopy = (value: Container): Container =>
  Array.isArray(value) ? (value.slice() as unknown as Container) : { ...value };

/** Also for a member called `__proto__`. */
export function put(container: Container, key: string, value: Value): void {
  if (key === "__proto__")
    Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
  else container[key] = value;
}

/** An own member, or an item of a list. */
export const memberOf = (value: Value, key: string): Value =>
  isContainer(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** What stands at a path. */
export function valueAtPath(root: Value, path: readonly string[]): Value {
  let at = root;
  for (const key of path) at = memberOf(at, key);
  return at;
}

/** As much of a path as there is. */
export function closestPath(root: Value, path: readonly string[]): string[] {
  let at = root;
  let length = 0;
  while (length < path.length && isContainer(at) && Object.hasOwn(at, path[length] as string)) {
    at = at[path[length] as string];
    length++;
  }
  return path.slice(0, length);
}
