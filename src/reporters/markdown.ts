import { plain } from "./plain.ts";

/**
 * Text from a description as Markdown that can do nothing: no markup, HTML, link, mention or reference to an issue, in
 * any renderer. Plain words stay as they are, what stands between backticks becomes a code span, and so does every
 * word with a character that a renderer might take for more than itself (CommonMark 0.31, GitHub Flavored Markdown).
 */
export function inert(text: string): string {
  const parts = plain(text).split("`");
  if (parts.length % 2 === 0) return join(words(plain(text)));
  return join(parts.flatMap((part, index) => (index % 2 === 1 && part !== "" ? [code(part)] : words(part))));
}

/** A name from a description as one code span, whatever is in it. */
export function code(text: string): string {
  const content = plain(text).replace(/\s+/g, " ");
  if (content.trim() === "") return '`""`';
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$/.test(content) ? " " : "";
  return `${fence}${padding}${content}${padding}${fence}`;
}

/** Words and the white space between them. */
const words = (text: string): string[] => text.split(/(\s+)/).map((word) => (isSafe(word) ? word : code(word)));

/** Letters and digits with an apostrophe, a hyphen or a decimal point inside, and the punctuation of sentences around. */
const WORD = /^["“(]?[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+|[.,]\p{Nd}+)*[”"),.;:!?]*$/u;
const PUNCTUATION = /^(?:[),.;:!?…]+|[→—–])$/u;
/** Commits, issues by their key (GH-12), and numbers that would begin a list. */
const REFERENCE = /^["“(]?(?:(?=[a-f]*\d)[0-9a-f]{7,}(?!\p{L})|[a-z]+-\d+(?!\p{L})|\d+[.)]+$)/iu;

const isSafe = (word: string): boolean =>
  /^\s*$/.test(word) || PUNCTUATION.test(word) || (WORD.test(word) && !REFERENCE.test(word));

/** Code spans that touch would be read as one. */
function join(parts: readonly string[]): string {
  let joined = "";
  for (const part of parts) joined += joined.endsWith("`") && part.startsWith("`") ? ` ${part}` : part;
  return joined.replace(/\s+/g, " ").trim();
}
