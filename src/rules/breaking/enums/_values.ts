import { equalJson, type Json, show } from "../../../document/value.ts";

/** Values of `some` that are not in `others`. */
export const missing = (some: readonly Json[], others: readonly Json[]): Json[] =>
  some.filter((value) => !others.some((other) => equalJson(value, other)));

/** "`a`, `b` and 3 more". */
export function listed(values: readonly Json[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${typeof value === "string" ? value : show(value)}\``);
  const more = values.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
