/** A pattern in one spelling: shorthand classes written out, needless escapes and groups dropped. */
export function normalPattern(pattern: string): string {
  return pattern
    .replace(/\\d(?![^[]*\])/g, "[0-9]")
    .replace(/\\d(?=[^[]*\])/g, "0-9")
    .replace(/\\w(?![^[]*\])/g, "[A-Za-z0-9_]")
    .replace(/\\w(?=[^[]*\])/g, "A-Za-z0-9_")
    .replace(/\\([-_/@#%&=:;,<>"'!~`])/g, "$1")
    .replace(/\{1\}/g, "")
    .replace(/\{0,1\}/g, "?")
    .replace(/\{0,\}/g, "*")
    .replace(/\{1,\}/g, "+")
    .replace(/\[([A-Za-z0-9 ])\]/g, "$1");
}

/** Matches every string: `.*` in its spellings. `.` does not match line ends, so `^.*$` is left to them. */
export const isUniversal = (pattern: string): boolean => UNIVERSAL.has(pattern);

const UNIVERSAL = new Set([
  "",
  "^",
  "$",
  ".*",
  "^.*",
  ".*$",
  "^.*$",
  "(.*)",
  "^(.*)$",
  "[\\s\\S]*",
  "^[\\s\\S]*$",
  "(?s).*",
]);

export const samePattern = (a: string, b: string): boolean => a === b || normalPattern(a) === normalPattern(b);
