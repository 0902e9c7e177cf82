import { getOrMake } from "../core/get-or-make.ts";
import type { Position } from "./locate.ts";
import { formatPointer, parsePointer } from "./pointer.ts";
import { decodeRaw, type Utf8Text } from "./utf8-text.ts";

interface Wanted {
  pointer: string | undefined;
  children: Map<string, Wanted>;
}

/**
 * Positions of pointers in a valid JSON text. Only branches that lead to a wanted pointer are looked into;
 * everything else is skipped over bracket by bracket. A member's position is that of its key.
 */
export function locateJson(text: Utf8Text, pointers: ReadonlySet<string>): Map<string, Position> {
  const offsets: [number, string][] = [];
  const reader = new Reader(text.raw, decodeRaw);
  reader.space();
  visit(reader, plant(pointers), reader.at, offsets);
  return new Map(offsets.map(([offset, pointer]) => [pointer, text.positionAt(offset)]));
}

/** The wanted pointers as a tree of tokens. */
function plant(pointers: ReadonlySet<string>): Wanted {
  const root: Wanted = { pointer: undefined, children: new Map() };
  for (const pointer of pointers) {
    let at = root;
    for (const token of parsePointer(pointer)) {
      at = getOrMake(at.children, token, () => ({ pointer: undefined, children: new Map() }));
    }
    at.pointer = pointer === "" ? "" : formatPointer(parsePointer(pointer));
  }
  return root;
}

function visit(reader: Reader, wanted: Wanted, offset: number, found: [number, string][]): void {
  if (wanted.pointer !== undefined) found.push([offset, wanted.pointer]);
  const opening = reader.peek();
  if (wanted.children.size === 0 || (opening !== "{" && opening !== "[")) {
    reader.skip();
    return;
  }
  reader.at++;
  for (let index = 0; ; index++) {
    reader.space();
    if (reader.peek() === "}" || reader.peek() === "]") break;
    let start = reader.at;
    let token = String(index);
    if (opening === "{") {
      token = reader.string();
      reader.space();
      reader.at++;
      reader.space();
    } else start = reader.at;
    const child = wanted.children.get(token);
    if (child) visit(reader, child, start, found);
    else reader.skip();
    reader.space();
    if (reader.peek() === ",") reader.at++;
  }
  reader.at++;
}

const [QUOTE, BRACE, CLOSE_BRACE, BRACKET, CLOSE_BRACKET] = [34, 123, 125, 91, 93];

/** What ends a number or a word: white space, a comma, a closing bracket, the end of the text. */
const ENDS = new Set([9, 10, 13, 32, 44, CLOSE_BRACKET, CLOSE_BRACE, Number.NaN]);

/** Walks over a valid JSON text piece by piece. */
export class Reader {
  readonly text: string;
  at = 0;
  readonly #decode: (raw: string) => string;

  /** `decode` makes text of what stands in a string, where that is not text yet. */
  constructor(text: string, decode = (raw: string): string => raw) {
    this.text = text;
    this.#decode = decode;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }

  space(): void {
    while (this.text.charCodeAt(this.at) <= 32) this.at++;
  }

  /** Reads the string that starts here. */
  string(): string {
    const start = this.at;
    this.#skipString();
    const raw = this.#decode(this.text.slice(start + 1, this.at - 1));
    return raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  /** Moves past the value that starts here. */
  skip(): void {
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) this.#skipString();
    else if (code === BRACE || code === BRACKET) this.#skipBrackets();
    else while (!ENDS.has(this.text.charCodeAt(this.at))) this.at++;
  }

  #skipBrackets(): void {
    const { text } = this;
    let { at } = this;
    let depth = 0;
    do {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = endOfString(text, at);
      else if (code === BRACE || code === BRACKET) depth++;
      else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
      at++;
    } while (depth > 0 && at < text.length);
    this.at = at;
  }

  #skipString(): void {
    this.at = endOfString(this.text, this.at) + 1;
  }
}

/** The closing quote of the string that starts here. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length - 1 : end;
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quote - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}
