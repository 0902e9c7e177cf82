/** Fields of a form by name, each with its values in order. */
export type Fields = Map<string, string[]>;

/** `a=1&b=2&b=3`; `b[]=2` and `b[0]=2` are values of `b` (application/x-www-form-urlencoded, WHATWG URL §5.1). */
export function readForm(text: string): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of new URLSearchParams(text)) append(fields, name.replace(/\[\d*\]$/, ""), value);
  return fields;
}

/** Parts by the name of their Content-Disposition (RFC 7578); undefined where the body has no boundary. */
export function readMultipart(text: string, contentType: string): Fields | undefined {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1] ?? /^--(\S+)\r?\n/.exec(text)?.[1];
  if (boundary === undefined) return undefined;
  const fields: Fields = new Map();
  for (const part of text.split(`--${boundary}`).slice(1)) {
    if (part.startsWith("--")) break;
    const [head = "", body = ""] = splitPart(part.replace(/^\r?\n/, ""));
    const name = /name="([^"]*)"/i.exec(head)?.[1];
    if (name !== undefined) append(fields, name, body.replace(/\r?\n$/, ""));
  }
  return fields;
}

function splitPart(part: string): [string, string] {
  const blank = /\r?\n\r?\n/.exec(part);
  return blank ? [part.slice(0, blank.index), part.slice(blank.index + blank[0].length)] : [part, ""];
}

function append(fields: Fields, name: string, value: string): void {
  const values = fields.get(name);
  if (values) values.push(value);
  else fields.set(name, [value]);
}
