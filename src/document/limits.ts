import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";

export function checkDepth(depth: number, file: string): void {
  if (depth <= LIMITS.depth) return;
  throw new ApigateError("E_LIMIT", `the document nests ${depth} levels deep; the limit depth is ${LIMITS.depth}`, {
    location: { file },
    hint: "Move nested schemas into components and refer to them with $ref",
  });
}
