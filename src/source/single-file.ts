import { readSync } from "node:fs";
import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { checkSize } from "./size.ts";
import type { Blob, Tree } from "./tree.ts";
import { asBlob } from "./work-tree.ts";

/** A description on standard input. Its `$ref`s can only point into itself. */
export function stdinTree(): Tree {
  const file = "<stdin>";
  let blob: Blob | undefined;
  return {
    label: file,
    ref: { ref: "-", commit: null },
    id: undefined,
    only: file,
    entries: async () => new Map([[file, { path: file, oid: undefined, size: undefined, kind: "file" as const }]]),
    close: () => {},
    async read(paths) {
      if (!paths.includes(file)) return new Map();
      blob ??= asBlob(file, readStdin(file));
      return new Map([[file, blob]]);
    },
  };
}

function readStdin(file: string): Uint8Array {
  const parts: Buffer[] = [];
  let total = 0;
  for (;;) {
    const part = Buffer.alloc(1 << 16);
    const count = readPart(part);
    if (count === 0) break;
    total += count;
    checkSize(file, Math.min(total, LIMITS.fileBytes + 1));
    parts.push(part.subarray(0, count));
  }
  if (total === 0) throw new ApigateError("E_SOURCE", "standard input is empty", { location: { file } });
  return Buffer.concat(parts);
}

function readPart(part: Buffer): number {
  for (;;) {
    try {
      return readSync(0, part);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw new ApigateError("E_SOURCE", "standard input cannot be read", { cause });
    }
  }
}
