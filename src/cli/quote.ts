import type { Quotes } from "../check.ts";
import type { Location } from "../core/finding.ts";

/** Lines of a place, for reports: the line itself and, where it opens a block, the two that follow deeper. */
export function quoteFrom(quotes: Quotes): (side: "base" | "revision", location: Location) => [number, string][] {
  const lines = new Map<string, string[]>();
  return (side, { file, line }) => {
    const key = `${side} ${file}`;
    let all = lines.get(key);
    if (!all) lines.set(key, (all = quotes[side].get(file)?.text().split(/\r\n|\n|\r/) ?? []));
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
