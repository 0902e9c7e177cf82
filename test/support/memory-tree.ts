import type { Blob, Entry, Tree } from "../../src/source/tree.ts";
import { asBlob } from "../../src/source/work-tree.ts";

/** A tree of texts that stands nowhere. `read` answers how often each file was asked for. */
export function memoryTree(
  files: Readonly<Record<string, string | Uint8Array>>,
  special: Readonly<Record<string, Entry["kind"]>> = {},
): Tree & { asked: string[] } {
  const asked: string[] = [];
  const entries = new Map<string, Entry>();
  for (const path of Object.keys(files))
    entries.set(path, { path, oid: blobOf(path, files).oid, size: undefined, kind: "file" });
  for (const [path, kind] of Object.entries(special))
    entries.set(path, { path, oid: undefined, size: undefined, kind });
  return {
    asked,
    label: "memory",
    ref: { ref: "memory", commit: null },
    id: undefined,
    only: undefined,
    entries: async () => entries,
    close: () => {},
    async read(paths) {
      asked.push(...paths);
      return new Map(paths.filter((path) => Object.hasOwn(files, path)).map((path) => [path, blobOf(path, files)]));
    },
  };
}

const blobOf = (path: string, files: Readonly<Record<string, string | Uint8Array>>): Blob =>
  asBlob(path, Buffer.from(files[path] ?? ""));
