import { items } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import type { Facets } from "../../../schema/facets.ts";

/** Values of `x-extensible-enum`, which lists what is known of an open set; undefined where there is no such list. */
export function knownValues({ other }: Facets): Json[] | undefined {
  const list = other.get("x-extensible-enum");
  return list && items(list).map(({ value }) => value);
}
