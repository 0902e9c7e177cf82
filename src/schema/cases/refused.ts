import { items, members, type Node } from "../../document/node.ts";
import { places } from "../atoms.ts";
import type { Facets } from "../facets.ts";
import type { SchemaReader } from "../reader.ts";
import type { Schema } from "../schema.ts";
import type { Claim, Party, Way } from "./case.ts";

/** A schema that is to be refused, taken apart. */
export interface Refused {
  party: Party;
  reader: SchemaReader;
  facets: Facets;
}

export const claimOf = ({ party, reader }: Refused, nodes: readonly Node[]): Claim => ({
  party,
  schema: reader.read(nodes),
});

/** Too few or too many characters, items or members. */
export function sizeWays(least: number, most: number): Way[] {
  return [
    ...(least > 0 ? [{ facts: [{ kind: "most", count: least - 1 } as const] }] : []),
    ...(most < Infinity ? [{ facts: [{ kind: "least", count: most + 1 } as const] }] : []),
  ];
}

export const opaqueWays = (other: Facets["other"], keywords: string[]): Way[] =>
  keywords.filter((keyword) => other.has(keyword)).map((keyword): Way => ({ facts: [{ kind: "opaque", keyword }] }));

/** `dependentRequired` and `dependentSchemas`: of whoever has a name more is asked. */
export interface Dependency {
  name: string;
  required: string[];
  schema: Node | undefined;
  /** The value that says so. */
  source: unknown;
}

export function dependenciesOf({ atoms }: Schema): Dependency[] {
  return [
    ...places(atoms, "dependentRequired")
      .flatMap(members)
      .map(([name, list]) => ({
        name,
        required: items(list).map(({ value }) => String(value)),
        schema: undefined,
        source: list.value,
      })),
    ...places(atoms, "dependentSchemas")
      .flatMap(members)
      .map(([name, schema]) => ({ name, required: [], schema, source: schema.value })),
  ];
}
