import type { Draft } from "./apply.ts";
import type { Range } from "./ranges.ts";

/** Without those that say the same of the same place. */
export function distinct(drafts: readonly Draft[]): Draft[] {
  const known = new Set<string>();
  return drafts.filter(({ code, path, file, isPlaced, message }) => {
    const key = JSON.stringify([code, path, isPlaced ? file.name : null, message]);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

export interface Ranged {
  readonly draft: Draft;
  readonly range: Range;
}

/** In Spectral's order: by file, place, rule and path. */
export const inOrder = (results: readonly Ranged[]): Ranged[] =>
  results.map(({ draft, range }) => ({ draft, range })).sort(compare);

function compare(left: Ranged, right: Ranged): number {
  return (
    compareNames(left.draft, right.draft) ||
    left.range.start.line - right.range.start.line ||
    left.range.start.character - right.range.start.character ||
    BY_NUMBER.compare(left.draft.code, right.draft.code) ||
    BY_LETTER.compare(left.draft.path.join(), right.draft.path.join())
  );
}

const BY_NUMBER = new Intl.Collator(undefined, { numeric: true });
const BY_LETTER = new Intl.Collator();

function compareNames(left: Draft, right: Draft): number {
  if (left.isPlaced !== right.isPlaced) return left.isPlaced ? 1 : -1;
  return left.file === right.file || !left.isPlaced ? 0 : BY_LETTER.compare(left.file.name, right.file.name);
}
