/** RFC 6901. */
export const escapeToken = (token: string | number): string =>
  /[~/]/.test(String(token)) ? String(token).replaceAll("~", "~0").replaceAll("/", "~1") : String(token);
export const unescapeToken = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

export const formatPointer = (tokens: readonly (string | number)[]): string =>
  tokens.map((token) => `/${escapeToken(token)}`).join("");
export const parsePointer = (pointer: string): string[] =>
  pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken);
