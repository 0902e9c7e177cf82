import type { Utf8Text } from "./utf8-text.ts";
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
  bytes: Uint8Array;
  /** The whole text, decoded. */
  text(): string;
  /** The text as it is in the file, for positions and quotes. */
  source(): Utf8Text;
}
