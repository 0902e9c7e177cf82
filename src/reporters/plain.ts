/**
 * Text from a description, safe to print in a terminal or a log: control characters, escape sequences, bidirectional
 * and zero-width characters become visible escapes, so that nothing can recolour, hide or reorder a report. So does what
 * a CI runner takes for a command: `::` where a line begins, `##[` anywhere.
 */
export const plain = (text: string): string =>
  text
    .replace(/^\s*::/, "\\u{3a}:")
    .replaceAll("##[", "#\\u{23}[")
    .replace(UNSAFE, (char) => (char === "\n" ? "␊" : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out
const UNSAFE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
