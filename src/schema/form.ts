import { createHash } from "node:crypto";
import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import { show } from "../document/value.ts";
import type { Facets } from "./facets.ts";
import type { SchemaReader } from "./reader.ts";

/** Properties within properties that a form tells of. */
const DEPTH = 2;

/**
 * The normal forms of one description as short texts: schemas that are the same, in the same words or in others, have
 * one text. So a partner for one of many is looked for among those of its form only, which other schemas may share.
 */
export class Forms {
  readonly #reader: SchemaReader;
  readonly #known = new Map<string, string>();

  constructor(reader: SchemaReader) {
    this.#reader = reader;
  }

  of(nodes: readonly Node[], side: Side, depth = DEPTH): string {
    const schema = this.#reader.read(nodes);
    return getOrMake(this.#known, `${schema.id} ${side} ${depth}`, () =>
      digest(this.#written(this.#reader.facets(schema, side), depth)),
    );
  }

  #written(facets: Facets, depth: number): string {
    const below = (nodes: readonly Node[]) => (depth > 0 ? this.of(nodes, facets.side, depth - 1) : "");
    const named = ([name, nodes]: [string, readonly Node[]]) => `${JSON.stringify(name)}:${below(nodes)}`;
    return [
      facets.types,
      facets.minLength,
      facets.maxLength,
      show([...facets.required].sort(), Infinity),
      [...facets.properties].map(named).sort().join(),
      show(facets.values, Infinity),
      facets.patterns.join(),
      facets.formats.join(),
      facets.items.length > 0 ? below(facets.items) : "",
      facets.prefixItems.length,
    ].join("\n");
  }
}

const digest = (text: string): string => createHash("sha1").update(text).digest("base64");
