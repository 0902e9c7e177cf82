import type { Facets } from "../../../schema/facets.ts";

/** What an object says of properties it does not declare. */
export function opennessOf({ additional }: Facets): "open" | "described" | "closed" {
  if (additional.some(({ value }) => value === false)) return "closed";
  return additional.length > 0 ? "described" : "open";
}
