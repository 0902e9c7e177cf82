/** Line and column, from 1; CR LF, LF and CR end a line (YAML 1.2.2 §5.4). */
export interface LineColumn {
  line: number;
  column: number;
}

/** Line and column of one offset. */
export const lineColumn = (text: string, offset: number): LineColumn =>
  positionAt(lineStarts(text.slice(0, offset)), offset);

/** Offsets at which lines begin. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    return starts;
  }
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

export function positionAt(starts: readonly number[], offset: number): LineColumn {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
