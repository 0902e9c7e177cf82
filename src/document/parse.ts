import { lazy } from "../core/lazy.ts";
import type { Blob } from "../source/tree.ts";
import type { ParseCache } from "./cache.ts";
import { checkUtf8, decode } from "./decode.ts";
import type { Document, Format } from "./document.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { Utf8Text } from "./utf8-text.ts";

/** Bytes → document. Throws `E_PARSE` or `E_LIMIT` with file, line and column. */
export function parseDocument(blob: Blob, cache?: ParseCache): Document {
  const { path: file, bytes } = blob;
  const format = formatOf(file, bytes);
  const source = lazy(() => new Utf8Text(bytes));
  const text = lazy(() => decode(bytes, file));
  const input = (): string => {
    if (format === "yaml") return text();
    checkUtf8(bytes, file); // what else `decode` refuses is no JSON either, and asked about when that shows
    return source().escaped() ?? text();
  };
  const known = cache?.get(blob.oid, format, input);
  const found = known === undefined && format === "json" ? new Set<string>() : undefined;
  const value = known ?? (found ? parseJson(source().bytes, input(), file, found) : parseYaml(input(), file));
  const references = found ?? cache?.references(blob.oid, format);
  cache?.put(blob.oid, format, value, references);
  return {
    file,
    format,
    value,
    references,
    bytes,
    text,
    source,
    get oid() {
      return blob.oid;
    },
  };
}

/** The extension decides; without one, a text that opens with a brace is JSON. */
export function formatOf(file: string, bytes: Uint8Array): Format {
  if (/\.ya?ml$/i.test(file)) return "yaml";
  if (/\.json$/i.test(file)) return "json";
  return /^(?:\ufeff)?\s*[{[]/.test(Buffer.from(bytes.subarray(0, 512)).toString()) ? "json" : "yaml";
}
