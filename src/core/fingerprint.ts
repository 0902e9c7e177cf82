import { createHash } from "node:crypto";

/** Stable over line shifts and reordering: nothing of a position goes in. */
export const fingerprint = (parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
