/** Keys of the outermost object of a JSON text, in order and as they are written, without parsing the text. */
export function* outermostKeys(buffer: Buffer): Generator<string> {
  let depth = 0;
  for (let at = 0; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === 123 || byte === 91) depth++;
    else if (byte === 125 || byte === 93) depth--;
    else if (byte === 34) {
      const start = at + 1;
      for (at++; at < buffer.length && buffer[at] !== 34; at++) if (buffer[at] === 92) at++;
      if (depth === 1 && isFollowedByColon(buffer, at)) yield buffer.toString("latin1", start, at);
    }
  }
}

const isFollowedByColon = (buffer: Buffer, end: number): boolean =>
  /^\s*:/.test(buffer.toString("latin1", end + 1, end + 64));

/** True when the first thing in a text is an opening brace. */
export const opensWithBrace = (buffer: Buffer): boolean =>
  /[^\s\ufeff]/.exec(buffer.toString("utf8", 0, 4096))?.[0] === "{";
