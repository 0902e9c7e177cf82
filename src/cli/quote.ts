import type { Quotes } from "../check.ts";
import type { Location } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";

/** Lines of a place, for reports: the line itself and, where it opens a block, the two that follow deeper. */
export function quoteFrom(quotes: Quotes): (side: "base" | "revision", location: Location) => [number, string][] {
  const lines = new Map<string, string[]>();
  return (side, { file, line }) => {
    const all = getOrMake(
      lines,
      `${side} ${file}`,
      () =>
        quotes[side]
          .get(file)
          ?.text()
          .split(/\r\n|\n|\r/) ?? [],
    );
    return block(all, line);
  };
}

function block(lines: readonly string[], number: number): [number, string][] {
  const first = lines[number - 1];
  if (first === undefined) return [];
  const indent = indentOf(first);
  const quoted: [number, string][] = [[number, first]];
  for (let next = number; next < number + 2; next++) {
    const line = lines[next];
    if (line === undefined || line.trim() === "" || indentOf(line) <= indent) break;
    quoted.push([next + 1, line]);
  }
  return quoted;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
