import path from "node:path";
import { isObject, type Json, type JsonObject } from "../support/json.ts";

/** Values of the files of one description, by path. Nobody changes them in place. */
export type Files = ReadonlyMap<string, Json>;

/** A place in a file: the keys that lead to it, positions in arrays among them. */
export interface Place {
  readonly file: string;
  readonly tokens: readonly string[];
}

/** Another value for what stands at a place; undefined takes it away. */
export interface Edit {
  place: Place;
  change: (value: Json | undefined) => Json | undefined;
}

export const below = ({ file, tokens }: Place, ...more: string[]): Place => ({ file, tokens: [...tokens, ...more] });

export const above = ({ file, tokens }: Place): Place => ({ file, tokens: tokens.slice(0, -1) });

/** RFC 6901 JSON Pointer behind the file's name: `spec.yaml#/paths/~1orders`. */
export const nameOf = ({ file, tokens }: Place): string =>
  `${file}#${tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;

export function valueAt(files: Files, { file, tokens }: Place): Json | undefined {
  let value = files.get(file);
  for (const token of tokens) value = childOf(value, token);
  return value;
}

function childOf(value: Json | undefined, token: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

export function objectAt(files: Files, place: Place): JsonObject | undefined {
  const value = valueAt(files, place);
  return isObject(value) ? value : undefined;
}

/** The files after some edits: only what lies between the root and an edited place is copied. */
export function apply(files: Files, edits: readonly Edit[]): Files {
  const next = new Map(files);
  for (const { place, change } of edits) {
    const value = rewrite(next.get(place.file), place.tokens, change);
    if (value === undefined) throw new Error(`${place.file} cannot be taken away`);
    next.set(place.file, value);
  }
  return next;
}

function rewrite(value: Json | undefined, tokens: readonly string[], change: Edit["change"]): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return change(value);
  const next = rewrite(childOf(value, token), rest, change);
  if (Array.isArray(value))
    return next === undefined ? value.toSpliced(Number(token), 1) : replaced(value, token, next);
  return next === undefined ? without(value, token) : { ...(isObject(value) ? value : {}), [token]: next };
}

/** A position behind the end adds an item. */
const replaced = (list: Json[], token: string, item: Json): Json[] => {
  const copy = [...list];
  copy[Math.min(Number(token), list.length)] = item;
  return copy;
};

function without(value: Json | undefined, token: string): Json {
  if (!isObject(value)) return value ?? {};
  const { [token]: _, ...others } = value;
  return others;
}

export const referenceOf = (value: Json | undefined): string | undefined =>
  isObject(value) && typeof value.$ref === "string" ? value.$ref : undefined;

/** The place a reference names, whether or not anything is there; undefined for what is not a path with a pointer. */
export function targetOf(from: string, reference: string): Place | undefined {
  const [target = "", fragment = ""] = reference.split("#");
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || (fragment !== "" && !fragment.startsWith("/"))) return undefined;
  const file = target === "" ? from : path.posix.join(path.posix.dirname(from), decodeURIComponent(target));
  const tokens = fragment.split("/").slice(1);
  return { file, tokens: tokens.map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~")) };
}

/** Follows references until something else stands there; undefined where they lead nowhere or in a circle. */
export function resolve(files: Files, place: Place): Place | undefined {
  let at: Place | undefined = place;
  for (let steps = 0; at && steps < 100; steps++) {
    const value = valueAt(files, at);
    const reference = referenceOf(value);
    if (reference === undefined) return value === undefined ? undefined : at;
    at = targetOf(at.file, reference);
  }
  return undefined;
}
