import { type Json, show } from "../../../document/value.ts";
import { ValueSet } from "../../../document/value-set.ts";

/** Values of `some` that are not in `others`; null has rules of its own. */
export function missing(some: readonly Json[], others: readonly Json[]): Json[] {
  const known = new ValueSet(others);
  return some.filter((value) => value !== null && !known.has(value));
}

/** "`a`, `b` and 3 more". */
export function listed(values: readonly Json[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${typeof value === "string" ? value : show(value)}\``);
  const more = values.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** No value is left of what could be used before: not a longer or shorter list, but another one. */
export function isReplaced(before: readonly Json[], after: readonly Json[]): boolean {
  const [old, next] = [before, after].map((values) => values.filter((value) => value !== null)) as [Json[], Json[]];
  return old.length > 0 && next.length > 0 && missing(old, next).length === old.length;
}
