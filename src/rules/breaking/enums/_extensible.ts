import { items } from "../../../document/node.ts";
import { type Json, show } from "../../../document/value.ts";
import type { Facets } from "../../../schema/facets.ts";

/** Values, in an order of their own, of `x-extensible-enum`, which lists what is known of an open set; undefined where there is no such list. */
export function knownValues({ other }: Facets): Json[] | undefined {
  const list = other.get("x-extensible-enum");
  return (
    list &&
    items(list)
      .map(({ value }) => value)
      .sort((a, b) => (show(a, 100) < show(b, 100) ? -1 : 1))
  );
}
