/** `~1` and `~0` of a JSON Pointer, undone. */
export const decodePointer = (token: string): string =>
  token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;

/** A JSON Pointer as a fragment of a URI (RFC 6901 §6), with the escapes that @stoplight/json makes. */
export const formatFragment = (path: readonly string[]): string => ["#", ...path.map(escapeSegment)].join("/");

export const escapeSegment = (segment: string): string =>
  segment
    .replaceAll("~", "~0")
    .replaceAll("/", "~1")
    .replace(/[^a-zA-Z0-9\u2013_.!~*'()/\-\ud800-\udfff]/gu, encodeURIComponent);
