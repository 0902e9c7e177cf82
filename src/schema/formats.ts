/** What a change of `format` does to the set of values. Formats are names without order, but for these few. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
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
export const formatWithin = (a: string, b: string): boolean =>
  a === b || (Object.hasOwn(INSIDE, a) && (INSIDE[a] as readonly string[]).includes(b));

/** A few texts of each format, for examples. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "1999-12-31"],
  time: ["12:30:00Z", "23:59:59.5+01:00"],
  "date-time": ["2024-02-29T12:30:00Z", "1999-12-31T23:59:59.5+01:00"],
  duration: ["P1D", "PT1H30M"],
  email: ["someone@example.com", "a.b@example.org"],
  "idn-email": ["jörg@example.com", "someone@example.com"],
  hostname: ["example.com", "host"],
  "idn-hostname": ["example.com", "host"],
  ipv4: ["192.0.2.1", "10.0.0.1"],
  ipv6: ["2001:db8::1", "::1"],
  uri: ["https://example.com/a?b=c#d", "urn:a:b"],
  url: ["https://example.com/a?b=c#d", "http://example.org"],
  "uri-reference": ["/a/b", "https://example.com/"],
  iri: ["https://example.com/ä", "https://example.com/"],
  "iri-reference": ["/ä", "https://example.com/"],
  "uri-template": ["https://example.com/{id}", "/a"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000"],
  "json-pointer": ["/a/0", ""],
  "relative-json-pointer": ["0/a", "1#"],
  regex: ["^a+$", "b"],
  byte: ["YXBpZ2F0ZQ==", ""],
};

export const formatSamples = (format: string): readonly string[] =>
  Object.hasOwn(SAMPLES, format) ? (SAMPLES[format] as readonly string[]) : [];
