import type { Quotes } from "../check/diff.ts";
import type { Location } from "../core/finding.ts";
import type { Utf8Text } from "../document/utf8-text.ts";

/** A numbered line. */
type Line = [number, string];

/** Longer lines are minified: of them the part from the place on is quoted. */
const LONGEST = 240;

/** Lines of a place, for reports: the line itself and, where it opens a block, the two that follow deeper. */
export function quoteFrom(quotes: Quotes): (side: "base" | "revision", location: Location) => Line[] {
  return (side, { file, line, column }) => {
    const document = quotes[side].get(file);
    return document ? block(document.source(), line, column) : [];
  };
}

function block(text: Utf8Text, number: number, column: number): Line[] {
  const first = text.line(number, column, LONGEST);
  if (first === undefined) return [];
  const indent = indentOf(first);
  const quoted: Line[] = [[number, first]];
  for (let next = number + 1; next <= number + 2; next++) {
    const line = text.line(next, 1, LONGEST);
    if (line === undefined || line.trim() === "" || indentOf(line) <= indent) break;
    quoted.push([next, line]);
  }
  return quoted;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
