import { fail } from "./context.ts";

/** What filters may call: nothing here reaches beyond its arguments or makes a value much larger than they are. */
const STRING = [
  "at",
  "charAt",
  "charCodeAt",
  "endsWith",
  "includes",
  "indexOf",
  "lastIndexOf",
  "match",
  "search",
  "slice",
  "split",
  "startsWith",
  "substr",
  "substring",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
  "trimEnd",
  "trimStart",
] as const;
const ARRAY = ["at", "includes", "indexOf", "join", "lastIndexOf", "slice"] as const;
const REGEXP = ["exec", "test"] as const;

type Method = (this: unknown, ...values: unknown[]) => unknown;

const tableOf = (prototype: object, names: readonly string[]): ReadonlyMap<string, Method> =>
  new Map(names.map((name) => [name, Reflect.get(prototype, name) as Method]));

const STRING_METHODS = tableOf(String.prototype, STRING);
const ARRAY_METHODS = tableOf(Array.prototype, ARRAY);
const REGEXP_METHODS = tableOf(RegExp.prototype, REGEXP);

/** These make a regular expression of a string, so they take only what is written in the filter. */
export const PATTERN_METHODS: ReadonlySet<string> = new Set(["match", "search"]);

export const isMethod = (name: string): boolean =>
  name === "hasOwnProperty" || [STRING_METHODS, ARRAY_METHODS, REGEXP_METHODS].some((table) => table.has(name));

/** Calls a method of a value; fails where the value has no such method. */
export function callMethod(receiver: unknown, name: string, values: readonly unknown[]): unknown {
  if (name === "hasOwnProperty") return hasOwn(receiver, values[0]);
  const method = methodOf(receiver, name) ?? fail();
  if (receiver instanceof RegExp) receiver.lastIndex = 0;
  return Reflect.apply(method, receiver, values);
}

function methodOf(receiver: unknown, name: string): Method | undefined {
  if (typeof receiver === "string") return STRING_METHODS.get(name);
  if (Array.isArray(receiver)) return ARRAY_METHODS.get(name);
  return receiver instanceof RegExp ? REGEXP_METHODS.get(name) : undefined;
}

const hasOwn = (receiver: unknown, name: unknown): boolean =>
  receiver === undefined || receiver === null ? fail() : Object.hasOwn(Object(receiver), String(name));

/** A member of a value: only what it holds itself, never what it inherits. */
export function read(holder: unknown, name: unknown): unknown {
  if (typeof holder === "object" && holder !== null) {
    const key = typeof name === "symbol" ? fail() : (name as string);
    return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
  }
  if (typeof holder !== "string") return holder === undefined || holder === null ? fail() : undefined;
  if (name === "length") return holder.length;
  return /^\d+$/.test(String(name)) ? holder[Number(name)] : undefined;
}

/** The name of the constructor of a JSON value: rulesets tell arrays from objects by it. */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return fail();
  if (Array.isArray(value)) return "Array";
  const kind = typeof value;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
