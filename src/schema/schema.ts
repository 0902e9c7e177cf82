import type { Node } from "../document/node.ts";
import type { JsonObject } from "../document/value.ts";

/** The own keywords of one schema object. With `nullable`, null passes whatever they say. */
export interface Atom {
  node: Node<JsonObject>;
  nullable: boolean;
}

/**
 * What a place in a description demands of a value: the conjunction of the schema objects that apply there, `$ref`s
 * followed and `allOf` opened. Two places with the same schema objects are one `Schema`; its identity is its `id`.
 */
export interface Schema {
  id: number;
  atoms: readonly Atom[];
  /** True where `false` applies: no value passes. */
  never: boolean;
  /** Where a reader would look for it. */
  node: Node;
}
