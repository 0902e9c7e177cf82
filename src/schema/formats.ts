/** What a change of `format` does to the set of values. Formats are names without order, but for these few. */
const INSIDE: Record<string, readonly string[]> = {
  int8: ["int16", "int32", "int64"],
  int16: ["int32", "int64"],
  int32: ["int64", "double"],
  uint8: ["uint16", "uint32", "int16", "int32", "int64"],
  uint16: ["uint32", "int32", "int64"],
  uint32: ["int64"],
  float: ["double"],
  "idn-email": [],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
  uri: ["uri-reference", "iri", "iri-reference"],
  url: ["uri", "uri-reference", "iri", "iri-reference"],
  iri: ["iri-reference"],
};

/** Formats that say how a value is shown or handled, not which values there are. */
const HINTS = new Set(["password", "textarea", "markdown", "html", "color", "currency", "unix-time"]);

export const isHint = (format: string): boolean => HINTS.has(format);

/** Every value of format `a` is a value of format `b`. */
export const formatWithin = (a: string, b: string): boolean => a === b || (INSIDE[a] ?? []).includes(b);
