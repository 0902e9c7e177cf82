import { member, members, stringOf } from "../../../document/node.ts";
import type { Facets } from "../../../schema/facets.ts";

export interface Discriminator {
  propertyName: string | undefined;
  mapping: ReadonlyMap<string, string>;
}

/** The discriminator of a schema; 2.0 writes only the property name. */
export function discriminatorOf({ other }: Facets): Discriminator {
  const node = other.get("discriminator");
  if (typeof node?.value === "string") return { propertyName: node.value, mapping: new Map() };
  const mapping = new Map(members(node && member(node, "mapping")).map(([tag, { value }]) => [tag, String(value)]));
  return { propertyName: stringOf(node, "propertyName"), mapping };
}
