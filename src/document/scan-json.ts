/** What one pass over the bytes of a JSON text tells before it is parsed. */
export interface JsonScan {
  /** Members of all objects, repeated keys counted each time. */
  members: number;
  depth: number;
  /** `[start, end)` byte ranges of numbers that a double may not hold exactly. */
  longNumbers: [number, number][];
}

const [QUOTE, BACKSLASH, COLON, MINUS, DOT] = [34, 92, 58, 45, 46];
const [ZERO, NINE, UPPER_E, LOWER_E] = [48, 57, 69, 101];

/** What a byte outside strings means to the scan; most mean nothing. */
const [NOTHING, STRING, MEMBER, OPEN, CLOSE, NUMBER] = [0, 1, 2, 3, 4, 5];
const MEANING = new Uint8Array(256).fill(NOTHING);
MEANING[QUOTE] = STRING;
MEANING[COLON] = MEMBER;
for (const bracket of "[{") MEANING[bracket.charCodeAt(0)] = OPEN;
for (const bracket of "]}") MEANING[bracket.charCodeAt(0)] = CLOSE;
for (const digit of "-0123456789") MEANING[digit.charCodeAt(0)] = NUMBER;

/** Numbers with fewer significant characters than this are exact as doubles. */
const SURELY_EXACT = 15;

/** Assumes nothing of the text: on broken JSON the figures are meaningless, and `JSON.parse` says why. */
export function scanJson(bytes: Uint8Array): JsonScan {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  const longNumbers: [number, number][] = [];
  for (let at = 0; at < bytes.length; at++) {
    const meaning = MEANING[bytes[at] as number];
    if (meaning === NOTHING) continue;
    if (meaning === STRING) {
      // A call for each string would cost more than the string.
      while (++at < bytes.length && bytes[at] !== QUOTE) if (bytes[at] === BACKSLASH) at++;
    } else if (meaning === MEMBER) members++;
    else if (meaning === CLOSE) depth--;
    else if (meaning === OPEN) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else {
      const end = endOfNumber(bytes, at);
      if (end - at > SURELY_EXACT || hasExponent(bytes, at, end)) longNumbers.push([at, end]);
      at = end - 1;
    }
  }
  return { members, depth: deepest, longNumbers };
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && isNumberByte(bytes[at] as number)) at++;
  return at;
}

const isNumberByte = (byte: number): boolean =>
  (byte >= ZERO && byte <= NINE) ||
  byte === DOT ||
  byte === UPPER_E ||
  byte === LOWER_E ||
  byte === MINUS ||
  byte === 43;

function hasExponent(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === UPPER_E || bytes[at] === LOWER_E) return true;
  return false;
}
