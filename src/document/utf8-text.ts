import { isAscii } from "node:buffer";
import { lazy } from "../core/lazy.ts";
import { type LineColumn, lineStarts, positionAt } from "./line-column.ts";

/**
 * A UTF-8 text, read from its bytes without decoding it. Most descriptions hold few characters beyond ASCII, but one of
 * them makes V8 store every character of the decoded text in two bytes, which all who read it pay for.
 */
export class Utf8Text {
  /** Without the byte order mark. */
  readonly bytes: Buffer;
  readonly #raw = lazy(() => this.bytes.toString("latin1"));
  readonly #starts = lazy(() => lineStarts(this.raw));
  /** Where places that were told stand, by line and column. */
  readonly #told = new Map<string, number>();
  #last = { start: 0, offset: 0, column: 1 };

  constructor(bytes: Uint8Array) {
    const start = MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  }

  /** One character a byte: what is ASCII reads the same, and offsets are those of bytes. */
  get raw(): string {
    return this.#raw();
  }

  /**
   * Where a character stands; columns count UTF-16 code units. Places on one line are best asked for in their order:
   * each is counted on from the one before.
   */
  positionAt(offset: number): LineColumn {
    const { line, column: inBytes } = positionAt(this.#starts(), offset);
    const start = offset - inBytes + 1;
    const isBehind = this.#last.start === start && this.#last.offset <= offset;
    const from = isBehind ? this.#last : { offset: start, column: 1 };
    const column = from.column + codeUnits(this.bytes, from.offset, offset);
    this.#last = { start, offset, column };
    this.#told.set(`${line}:${column}`, offset);
    return { line, column };
  }

  /** One line, from 1, without its end; of one longer than `longest` that much from a column on. */
  line(number: number, column: number, longest: number): string | undefined {
    const start = this.#starts()[number - 1];
    if (start === undefined) return undefined;
    const end = this.#starts()[number] ?? this.raw.length;
    const told = end - start > MOST_BYTES * longest ? this.#told.get(`${number}:${column}`) : undefined;
    if (told !== undefined) return this.#shown(told, Math.min(end, told + MOST_BYTES * longest + 1)).slice(0, longest);
    const line = this.#shown(start, end);
    return line.length > longest ? line.slice(column - 1, column - 1 + longest) : line;
  }

  /**
   * The same JSON with escapes for what is beyond ASCII (RFC 8259 §7). Undefined where there is much of that, or some
   * behind a backslash.
   */
  escaped(): string | undefined {
    const { bytes } = this;
    const parts: string[] = [];
    let done = 0;
    let left = MOST_ESCAPED;
    for (let at = beyondAscii(bytes, 0); at < bytes.length; at = beyondAscii(bytes, done)) {
      parts.push(bytes.toString("latin1", done, at));
      for (done = at; (bytes[done] as number) >= 0x80; ) done++;
      left -= done - at;
      if (left < 0 || bytes[at - 1] === BACKSLASH) return undefined;
      parts.push(asEscapes(bytes.toString("utf8", at, done)));
    }
    return [...parts, bytes.toString("latin1", done)].join("");
  }

  #shown(start: number, end: number): string {
    return decodeRaw(this.raw.slice(start, end)).replace(/[\r\n]+$/, "");
  }
}

/** Bytes that are asked at once whether they are ASCII, which is far quicker than one by one. */
const BLOCK = 4_096;

/** The first byte beyond ASCII from one on; the end where there is none. */
function beyondAscii(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isAscii(bytes.subarray(at, at + BLOCK))) at += BLOCK;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  return Math.min(at, bytes.length);
}

/** UTF-16 code units of characters that begin from one byte to another. */
function codeUnits(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let from = start; from < end; from += BLOCK) {
    const block = bytes.subarray(from, Math.min(end, from + BLOCK));
    if (isAscii(block)) units += block.length;
    else for (const byte of block) units += (byte & 0xc0) === 0x80 ? 0 : byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** U+FEFF in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

/** Bytes of UTF-8 for one code unit of UTF-16, at most. */
const MOST_BYTES = 3;

const BACKSLASH = 92;

/** Bytes beyond ASCII that are escaped: where there are more, decoding the whole costs less. */
const MOST_ESCAPED = 20_000;

/** Text from its bytes, a character each. */
export const decodeRaw = (raw: string): string =>
  /[\x80-\xff]/.test(raw) ? Buffer.from(raw, "latin1").toString("utf8") : raw;

const asEscapes = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
