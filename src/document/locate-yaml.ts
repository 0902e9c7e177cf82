import { createRequire } from "node:module";
import type { parseWithPointers } from "@stoplight/yaml";
import { getOrMake } from "../core/get-or-make.ts";
import { lineStarts, positionAt } from "./line-column.ts";
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
  const { ast } = parse(text);
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
    const mapping: Syntax | undefined = at?.mappings && membersOf(at.mappings).get(token);
    const next: Syntax | null | undefined = mapping ? (mapping.value as Syntax | null) : at?.items?.[Number(token)];
    if (!mapping && !next) return undefined;
    offset = mapping?.key?.startPosition ?? next?.startPosition ?? offset;
    at = next;
  }
  return offset;
}

/** Members of a mapping by key; the first of several. Read once: many places of one mapping may be asked for. */
const membersOf = (mappings: Syntax[]): ReadonlyMap<string, Syntax> =>
  getOrMake(
    MEMBERS,
    mappings,
    () => new Map([...mappings].reverse().map((mapping) => [mapping.key?.value ?? "", mapping])),
  );

const MEMBERS = new WeakMap<Syntax[], ReadonlyMap<string, Syntax>>();

/** The first key that is a mapping or a list. */
export function complexKey(text: string): Position | undefined {
  const { ast } = parse(text);
  const waiting: (Syntax | string | null | undefined)[] = [ast as Syntax | undefined];
  for (const at of waiting) {
    if (typeof at !== "object" || at === null) continue;
    for (const { key, value } of at.mappings ?? []) {
      if (key && (key.mappings || key.items)) return positionAt(lineStarts(text), key.startPosition);
      waiting.push(value);
    }
    for (const item of at.items ?? []) waiting.push(item);
  }
  return undefined;
}

function parse(text: string): ReturnType<typeof parseWithPointers> {
  const yaml = require("@stoplight/yaml") as { parseWithPointers: typeof parseWithPointers };
  return yaml.parseWithPointers(text, { mergeKeys: true, ignoreDuplicateKeys: true, attachComments: false });
}
