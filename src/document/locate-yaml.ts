import { createRequire } from "node:module";
import type { parseWithPointers } from "@stoplight/yaml";
import type { Position } from "./locate.ts";
import { parsePointer } from "./pointer.ts";

/** Loaded only when a YAML file has something to report: it costs more than parsing most files does. */
const require = createRequire(import.meta.url);

/** What is used of the syntax tree: a mapping has `key` and `value`, a map `mappings`, a sequence `items`. */
interface Syntax {
  startPosition: number;
  key?: Syntax & { value: string };
  value?: Syntax | string | null;
  mappings?: Syntax[];
  items?: (Syntax | null)[];
  referencesValue?: Syntax;
}

/** Positions of pointers in a YAML text that has been parsed before. A member's position is that of its key. */
export function locateYaml(text: string, pointers: ReadonlySet<string>): Map<string, Position> {
  const yaml = require("@stoplight/yaml") as { parseWithPointers: typeof parseWithPointers };
  const { ast } = yaml.parseWithPointers(text, { mergeKeys: true, ignoreDuplicateKeys: true, attachComments: false });
  const starts = lineStarts(text);
  const positions = new Map<string, Position>();
  for (const pointer of pointers) {
    const offset = ast ? offsetOf(ast as Syntax, parsePointer(pointer)) : undefined;
    if (offset !== undefined) positions.set(pointer, positionAt(starts, offset));
  }
  return positions;
}

function offsetOf(root: Syntax, tokens: readonly string[]): number | undefined {
  let at: Syntax | null | undefined = root;
  let offset = root.startPosition;
  for (const token of tokens) {
    at = at?.referencesValue ?? at;
    const mapping: Syntax | undefined = at?.mappings?.find(({ key }) => key?.value === token);
    const next: Syntax | null | undefined = mapping ? (mapping.value as Syntax | null) : at?.items?.[Number(token)];
    if (!mapping && !next) return undefined;
    offset = mapping?.key?.startPosition ?? next?.startPosition ?? offset;
    at = next;
  }
  return offset;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
