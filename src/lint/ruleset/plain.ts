import { isNumber, isObject, type Json } from "../../document/value.ts";

/** A value as JSON.parse would give it: every number is a double. What YAML aliases share stays shared. */
export function plain(value: Json, known = new Map<Json, unknown>()): unknown {
  if (isNumber(value)) return Number(value);
  if (typeof value !== "object" || value === null) return value;
  if (known.has(value)) return known.get(value);
  const copy = Array.isArray(value)
    ? value.map((item) => plain(item, known))
    : isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, known)]))
      : value;
  known.set(value, copy);
  return copy;
}
