import { createRequire } from "node:module";
import type { getLocationForJsonPath, parseWithPointers } from "@stoplight/yaml";
import { parsePointer } from "./pointer.ts";
import type { Position } from "./locate.ts";

interface StoplightYaml {
  parseWithPointers: typeof parseWithPointers;
  getLocationForJsonPath: typeof getLocationForJsonPath;
}

/** Loaded only when a YAML file has something to report: it costs more than parsing most files does. */
let library: StoplightYaml | undefined;
const stoplight = (): StoplightYaml => (library ??= createRequire(import.meta.url)("@stoplight/yaml") as StoplightYaml);

/** Positions of pointers in a YAML text that has been parsed before. A member's position is that of its key. */
export function locateYaml(text: string, pointers: ReadonlySet<string>): Map<string, Position> {
  const parsed = stoplight().parseWithPointers(text, { mergeKeys: true, ignoreDuplicateKeys: true });
  const positions = new Map<string, Position>();
  for (const pointer of pointers) {
    const found = stoplight().getLocationForJsonPath(parsed, parsePointer(pointer), false);
    if (found) positions.set(pointer, { line: found.range.start.line + 1, column: found.range.start.character + 1 });
  }
  return positions;
}
