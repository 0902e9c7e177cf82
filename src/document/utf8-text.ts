import { isAscii } from "node:buffer";
import { lazy } from "../core/lazy.ts";
import { type LineColumn, lineStarts, positionAt } from "./line-column.ts";

/**
 * A UTF-8 text, read from its bytes without decoding it. Most descriptions hold few characters beyond ASCII, but one of
 * them makes V8 store every character of the decoded text in two bytes, which all who read it pay for.
 */
export class Utf8Text {
  /** Without the byte order mark. */
  readonly bytes: Uint8Array;
  /** One character a byte: what is ASCII reads the same, and offsets are those of bytes. */
  readonly raw: string;
  readonly #isAscii: boolean;
  readonly #starts = lazy(() => lineStarts(this.raw));
  readonly #stretches = lazy(() => (this.#isAscii ? [] : stretchesOf(this.raw)));

  constructor(bytes: Uint8Array) {
    const start = MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
    this.bytes = buffer;
    this.raw = buffer.toString("latin1");
    this.#isAscii = isAscii(buffer);
  }

  /** Where an ASCII character stands; columns count UTF-16 code units. */
  positionAt(offset: number): LineColumn {
    const { line, column } = positionAt(this.#starts(), offset);
    return { line, column: column - this.#surplus(offset) + this.#surplus(offset - column + 1) };
  }

  /** One line, from 1, without its end; of one longer than `longest` that much from an ASCII character on. */
  line(number: number, column: number, longest: number): string | undefined {
    const start = this.#starts()[number - 1];
    if (start === undefined) return undefined;
    const end = this.#starts()[number] ?? this.raw.length;
    if (end - start > MOST_BYTES * longest) {
      const from = this.#offsetAt(start, column);
      return this.#decoded(from, Math.min(end, from + MOST_BYTES * longest + 1)).slice(0, longest);
    }
    const line = this.#decoded(start, end);
    return line.length > longest ? line.slice(column - 1, column - 1 + longest) : line;
  }

  /**
   * The same JSON with escapes for what is beyond ASCII (RFC 8259 §7). Undefined where there is much of that, or some
   * behind a backslash.
   */
  escaped(): string | undefined {
    const stretches = this.#stretches();
    if (stretches.length > MOST_ESCAPED) return undefined;
    const parts: string[] = [];
    let done = 0;
    for (const { start, end } of stretches) {
      if (this.raw[start - 1] === "\\") return undefined;
      parts.push(this.raw.slice(done, start), asEscapes(decodeRaw(this.raw.slice(start, end))));
      done = end;
    }
    return done === 0 ? this.raw : parts.join("") + this.raw.slice(done);
  }

  /** Without the end of the line, if that is there. */
  #decoded(start: number, end: number): string {
    return decodeRaw(this.raw.slice(start, end)).replace(/[\r\n]+$/, "");
  }

  /** How many more bytes than code units stand before an offset. */
  #surplus(offset: number): number {
    const before = lastWhere(this.#stretches(), ({ end }) => end <= offset);
    return before?.surplus ?? 0;
  }

  #offsetAt(start: number, column: number): number {
    const wanted = start + column - 1 - this.#surplus(start);
    const before = lastWhere(this.#stretches(), ({ end, surplus }) => end - surplus <= wanted);
    return wanted + (before?.surplus ?? 0);
  }
}

/** U+FEFF in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

/** Bytes of UTF-8 for one code unit of UTF-16, at most. */
const MOST_BYTES = 3;

/** Stretches beyond ASCII that are escaped. */
const MOST_ESCAPED = 2_000;

/** Bytes beyond ASCII; `surplus` counts how many more bytes than code units there are up to the end. */
interface Stretch {
  start: number;
  end: number;
  surplus: number;
}

function stretchesOf(raw: string): Stretch[] {
  let surplus = 0;
  return Array.from(raw.matchAll(/[\x80-\xff]+/g), ({ 0: bytes, index: start }) => {
    surplus += bytes.length - decodeRaw(bytes).length;
    return { start, end: start + bytes.length, surplus };
  });
}

/** The last of those that pass, which are the first of all. */
function lastWhere<T>(sorted: readonly T[], test: (one: T) => boolean): T | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** Text from its bytes, a character each. */
export const decodeRaw = (raw: string): string =>
  /[\x80-\xff]/.test(raw) ? Buffer.from(raw, "latin1").toString("utf8") : raw;

const asEscapes = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
