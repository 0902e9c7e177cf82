import type { Json } from "./value.ts";

export type Format = "json" | "yaml";

/** One parsed file. */
export interface Document {
  /** Path in its tree, with `/`. */
  file: string;
  /** Git blob id: the same id, the same document. */
  oid: string;
  format: Format;
  value: Json;
  /** Whatever stands under a key `$ref`, wherever that is; undefined when nobody looked. */
  references: ReadonlySet<string> | undefined;
  /** The text, decoded when somebody needs positions. */
  text(): string;
}
