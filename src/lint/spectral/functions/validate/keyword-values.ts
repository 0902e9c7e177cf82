import type { Dialect } from "./dialect.ts";
import { NOT_UNDERSTOOD } from "./unknown.ts";

/** Throws where a schema of schemas could find fault: ajv shall say so itself. */
export function must(condition: unknown): asserts condition {
  if (!condition) throw NOT_UNDERSTOOD;
}

export type SchemaObject = Readonly<Record<string, unknown>>;

export const isSchemaObject = (value: unknown): value is SchemaObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "null", "object", "array"]);

export function numberOf(value: unknown): number {
  must(typeof value === "number" && Number.isFinite(value));
  return value;
}

export function countOf(value: unknown): number {
  must(typeof value === "number" && Number.isInteger(value) && value >= 0);
  return value;
}

export function stringOf(value: unknown): string {
  must(typeof value === "string");
  return value;
}

export function booleanOf(value: unknown): boolean {
  must(typeof value === "boolean");
  return value;
}

/** Of draft 4 a list of names has at least one. */
export function namesOf(value: unknown, { draft }: Dialect): readonly string[] {
  must(Array.isArray(value) && value.every((name): name is string => typeof name === "string"));
  must(new Set(value).size === value.length && (value.length > 0 || draft !== "draft4"));
  return value;
}

export function typesOf(value: unknown): readonly string[] {
  const types = Array.isArray(value) ? value : [value];
  must(types.length > 0 && types.every((type) => TYPES.has(type)) && new Set(types).size === types.length);
  return types;
}

/** JSON as it comes out of a copy: anything else is what `JSON.stringify` changes. */
export function jsonOf(value: unknown, seen = new Set<object>(), depth = 0): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return numberOf(value);
  must(typeof value === "object" && depth < DEEPEST);
  must(Array.isArray(value) || isPlain(value));
  if (seen.has(value)) return value;
  for (const name of Object.keys(value)) {
    must(name !== "__proto__" && name !== "toJSON");
    jsonOf((value as SchemaObject)[name], seen, depth + 1);
  }
  seen.add(value);
  return value;
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Deeper schemas and values are left to ajv. */
export const DEEPEST = 100;
