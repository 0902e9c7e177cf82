/** Ways to write a name of several words. Every expression takes linear time: names come from descriptions. */
export const STYLES = {
  "kebab-case": /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
  camelCase: /^[a-z0-9][A-Za-z0-9]*$/,
  SCREAMING_SNAKE_CASE: /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/,
  PascalCase: /^[A-Z0-9][A-Za-z0-9]*$/,
  "Train-Case": /^[A-Z0-9][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*$/,
} as const;

export type Style = keyof typeof STYLES;

export const STYLE_NAMES = Object.keys(STYLES) as readonly Style[];

/**
 * The styles a name can be said to be in: several for one word, none for a mixture. What frames words is passed over
 * (`_links`, `@type`, `filter[created]`, `repos/get`). Undefined for what says nothing: no letters, or other than ASCII.
 */
export function casesOf(name: string): readonly Style[] | undefined {
  if (/[^ -~]/.test(name)) return undefined;
  const parts = name
    .split(/[^A-Za-z0-9_-]+/)
    .map(withoutFrame)
    .filter((part) => /[A-Za-z]/.test(part));
  if (parts.length === 0) return undefined;
  return STYLE_NAMES.filter((style) => parts.every((part) => STYLES[style].test(part)));
}

function withoutFrame(part: string): string {
  let [start, end] = [0, part.length];
  while (start < end && isFrame(part[start])) start++;
  while (end > start && isFrame(part[end - 1])) end--;
  return part.slice(start, end);
}

const isFrame = (character: string | undefined): boolean => character === "_" || character === "-";

/** The last of `wordsOf`, without looking at the others. */
export function lastWordOf(name: string): string {
  let end = name.length;
  while (end > 0 && !LETTERS.test(name[end - 1] ?? "")) end--;
  let start = end;
  while (start > 0 && LETTERS.test(name[start - 1] ?? "")) {
    start--;
    if (/[A-Z]/.test(name[start] ?? "") && /[a-z0-9]/.test(name[start - 1] ?? "")) break;
  }
  return name.slice(start, end).toLowerCase();
}

const LETTERS = /[A-Za-z0-9]/;

/** The words of a name in lower case: `pageSize`, `page_size` and `Page-Size` are all `page`, `size`. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
