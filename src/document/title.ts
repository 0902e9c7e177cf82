import { Reader } from "./locate-json.ts";
import { isObject, own } from "./value.ts";

/**
 * `info.title` of a JSON text, found without parsing what stands before and after it; undefined where that cannot be
 * told so, for instance in YAML. The text need not be valid: whoever reads it in earnest says what is wrong.
 */
export function quickTitle(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, FAR)).toString("utf8");
  const reader = new Reader(text);
  try {
    reader.space();
    if (reader.peek() !== "{") return undefined;
    const info = memberText(reader, "info");
    const value: unknown = info === undefined ? undefined : JSON.parse(info);
    const title = isObject(value) ? own(value, "title") : undefined;
    return typeof title === "string" ? title : undefined;
  } catch {
    return undefined;
  }
}

/** `info` stands near the top; looking for it further down costs more than it saves. */
const FAR = 65_536;

/** The text of the member `key` of the object that starts here. */
function memberText(reader: Reader, key: string): string | undefined {
  for (reader.at++; ; reader.at++) {
    reader.space();
    if (reader.peek() !== '"') return undefined;
    const name = reader.string();
    reader.space();
    reader.at++;
    reader.space();
    const start = reader.at;
    reader.skip();
    if (name === key) return reader.text.slice(start, reader.at);
    reader.space();
    if (reader.peek() !== ",") return undefined;
  }
}
