import type { Quotes } from "../check/diff.ts";
import type { Location } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lineStarts } from "../document/line-column.ts";

/** A numbered line. */
type Line = [number, string];

/** Longer lines are minified: of them the part from the place on is quoted. */
const LONGEST = 240;

interface Source {
  text: string;
  starts: number[];
}

/** Lines of a place, for reports: the line itself and, where it opens a block, the two that follow deeper. */
export function quoteFrom(quotes: Quotes): (side: "base" | "revision", location: Location) => Line[] {
  const sources = new Map<string, Source>();
  return (side, { file, line, column }) => {
    if (!quotes[side].has(file)) return [];
    const source = getOrMake(sources, `${side} ${file}`, () => {
      const text = quotes[side].get(file)?.text() ?? "";
      return { text, starts: lineStarts(text) };
    });
    return block(source, line, column);
  };
}

function block(source: Source, number: number, column: number): Line[] {
  const first = lineAt(source, number, column);
  if (first === undefined) return [];
  const indent = indentOf(first);
  const quoted: Line[] = [[number, first]];
  for (let next = number + 1; next <= number + 2; next++) {
    const line = lineAt(source, next, 1);
    if (line === undefined || line.trim() === "" || indentOf(line) <= indent) break;
    quoted.push([next, line]);
  }
  return quoted;
}

function lineAt({ text, starts }: Source, number: number, column: number): string | undefined {
  const start = starts[number - 1];
  if (start === undefined) return undefined;
  const end = starts[number] ?? text.length;
  if (end - start > LONGEST) return text.slice(start + column - 1, Math.min(end, start + column - 1 + LONGEST));
  return text.slice(start, end).replace(/[\r\n]+$/, "");
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
