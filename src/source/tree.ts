/** A file that could be read: nothing of its content is known yet. */
export interface Entry {
  /** Relative to the top of the tree, with `/`. */
  path: string;
  /** Git blob id where git knows it; the same id means the same bytes. */
  oid: string | undefined;
  /** Bytes, where known before reading. */
  size: number | undefined;
  /** Symbolic links and submodules are listed so that a `$ref` to one gets a clear refusal. */
  kind: "file" | "symlink" | "submodule";
}

export interface Blob {
  path: string;
  oid: string;
  bytes: Uint8Array;
}

/** One side of a comparison: a git revision, the work tree, or a few named files. Reading never writes. */
export interface Tree {
  /** For messages and for the result: `v1.2`, `work tree`. */
  label: string;
  /** What the user named, and the commit it was resolved to. */
  ref: { ref: string; commit: string | null };
  /** Same id, same files; undefined where that is not known without reading. */
  id: string | undefined;
  /** The folder on disk that holds these files, where they are no revision's. */
  folder?: string;
  /** The one description this source names (`v1.2:apis/orders/openapi.yaml`), when it names one. */
  only: string | undefined;
  /** Every file, by path. Single-file sources list nothing beyond what was named. */
  entries(): Promise<Map<string, Entry>>;
  /** Contents of files of at most `limit` bytes (fileBytes unless said otherwise); a path that is not there, or is no regular file, is missing from the answer. */
  read(paths: readonly string[], limit?: number): Promise<Map<string, Blob>>;
  close(): void;
}
