import { randomBytes } from "node:crypto";
import { ApigateError } from "../core/errors.ts";
import { decode } from "./decode.ts";
import { checkDepth } from "./limits.ts";
import { findDuplicateKey, findSyntaxError } from "./read-json.ts";
import { scanJson } from "./scan-json.ts";
import { exactNumber, type Json, type JsonNumber, type JsonObject, notePlain } from "./value.ts";

/**
 * Parses JSON (RFC 8259) exactly: a repeated key is an error, no digit is lost, nesting is bounded.
 * The native parser does the work; one byte scan before it and one walk after it prove that nothing was dropped.
 * `text` is what the bytes say, or the same with escapes. Whatever stands under a key `$ref` goes into `references`.
 */
export function parseJson(bytes: Uint8Array, text: string, file: string, references = new Set<string>()): Json {
  const scan = scanJson(bytes);
  checkDepth(scan.depth, file);
  const inexact = scan.longNumbers.filter(([start, end]) => isInexact(exactOf(bytes, start, end)));
  const mark = inexact.length > 0 ? `\0${randomBytes(9).toString("base64")}:` : undefined;
  const value = parse(mark === undefined ? text : markNumbers(bytes, inexact, mark), bytes, file);
  const members = countMembers(value, mark, references);
  if (members !== scan.members) throw duplicateKey(decode(bytes, file), file);
  if (mark === undefined) notePlain(value);
  return value;
}

const isInexact = (exact: JsonNumber | undefined): boolean => exact !== undefined && typeof exact !== "number";

/** Undefined for what is no number of JSON, so that the native parser gets to see it and refuses it. */
function exactOf(bytes: Uint8Array, start: number, end: number): JsonNumber | undefined {
  const lexeme = Buffer.from(bytes.subarray(start, end)).toString("latin1");
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(lexeme) ? exactNumber(lexeme) : undefined;
}

function parse(text: string, bytes: Uint8Array, file: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const { line, column, message } = findSyntaxError(decode(bytes, file));
    throw new ApigateError("E_PARSE", `this is not valid JSON: ${message}`, {
      location: { file, line, column },
      cause,
    });
  }
}

/** Numbers the native parser would round travel through it as marked strings. */
function markNumbers(bytes: Uint8Array, ranges: readonly [number, number][], mark: string): string {
  const parts: string[] = [];
  let done = 0;
  const slice = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString();
  for (const [start, end] of ranges) {
    parts.push(slice(done, start), JSON.stringify(mark + slice(start, end)));
    done = end;
  }
  return parts.join("") + slice(done, bytes.length);
}

/** Own members of every object; turns marked strings back into exact numbers on the way. Depth is bounded by then. */
function countMembers(value: Json, mark: string | undefined, references: Set<string>): number {
  if (typeof value !== "object" || value === null) return 0;
  const container = value as JsonObject;
  const keys = Array.isArray(value) ? undefined : Object.keys(value);
  const length = keys ? keys.length : (value as Json[]).length;
  let members = keys ? length : 0;
  for (let index = 0; index < length; index++) {
    const key = keys ? (keys[index] as string) : index;
    const child = container[key] as Json;
    if (typeof child === "object") members += countMembers(child, mark, references);
    else if (typeof child === "string") {
      if (key === "$ref") references.add(child);
      if (mark !== undefined && child.startsWith(mark)) container[key] = exactNumber(child.slice(mark.length));
    }
  }
  return members;
}

function duplicateKey(text: string, file: string): ApigateError {
  const found = findDuplicateKey(text);
  return new ApigateError("E_PARSE", `the key ${JSON.stringify(found?.key ?? "")} appears twice in one object`, {
    location: { file, ...(found ? { line: found.line, column: found.column } : {}) },
    hint: "JSON readers keep one of the two and drop the other silently; remove one",
  });
}
