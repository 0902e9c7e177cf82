import type { Node } from "../../document/node.ts";
import type { Api } from "../../model/api.ts";

/** One thing that is done in one way or another. */
export interface Observation {
  /** The styles it can be said to be in: several where it fits more than one, none for a mixture. */
  styles: readonly string[];
  place: Node;
  /** What a reader calls it: a name, an operation. */
  subject: string;
}

/** Something that is better done in the same way everywhere. */
export interface Convention {
  id: string;
  /** What is observed, in the plural: "Names of properties". */
  title: string;
  /** In document order. What says nothing about the style is left out. */
  observe(api: Api): readonly Observation[];
}
