import { isObject, type Json } from "../support/json.ts";

/** The same value with the members of every object in reverse. */
export function reversedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversedKeys(child)]),
  );
}

/** Arrays whose order means nothing. */
export const SETS: ReadonlySet<string> = new Set(["required", "enum", "tags", "parameters", "security", "type"]);
export const CHOICES: ReadonlySet<string> = new Set(["oneOf", "anyOf", "allOf"]);

/** The same value with another order in every array that stands under one of the names. */
export function reordered(value: Json, names: ReadonlySet<string>, reorder: (list: Json[]) => Json[], key = ""): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item, names, reorder));
    return names.has(key) ? reorder(items) : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, reordered(child, names, reorder, name)]),
  );
}
