import { ApigateError } from "../../core/errors.ts";

/**
 * Splits a command into words; no shell is involved. Blanks separate; `'…'` is literal; in `"…"` a backslash escapes
 * `"` and `\`; elsewhere it escapes any character. What only a shell can do is refused instead of passed on as a word.
 */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  let rest = command.trimStart();
  while (rest !== "") {
    const { word, length } = firstWord(rest, command);
    words.push(word);
    rest = rest.slice(length).trimStart();
  }
  if (words.length === 0) throw new ApigateError("E_USAGE", "--start names no command");
  return words;
}

function firstWord(text: string, command: string): { word: string; length: number } {
  let word = "";
  let at = 0;
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const [part, length] = partAt(text.slice(at), command);
    word += part;
    at += length;
  }
  if (SHELL_ONLY.test(text.slice(0, at))) throw needsShell(command, text.slice(0, at));
  return { word, length: at };
}

/** A quoted stretch, an escaped character or a bare one, and how much of the text it takes. */
function partAt(text: string, command: string): [part: string, length: number] {
  const [all, literal, escapable, escaped] = PART.exec(text) ?? [];
  if (all === undefined) {
    throw new ApigateError("E_USAGE", `--start: a quote or an escape is not finished in \`${command}\``);
  }
  if (literal !== undefined) return [literal, all.length];
  if (escapable !== undefined) return [escapable.replace(/\\(["\\])/g, "$1"), all.length];
  return [escaped ?? all, all.length];
}

const PART = /^(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|[^'"\\])/s;

/** `&&`, `|`, `>out`, `2>&1`, and `PORT=80` before a command. */
const SHELL_ONLY = /^(?:[&|;<>]|\d?[<>])|^[A-Za-z_]\w*=/;

const needsShell = (command: string, word: string): ApigateError =>
  new ApigateError("E_USAGE", `--start: \`${word}\` in \`${command}\` needs a shell, and none is used`, {
    hint: "Put it into a script of package.json and start that, or name the shell: sh -c '…'",
  });
