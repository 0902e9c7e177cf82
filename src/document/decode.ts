import { isAscii, isUtf8 } from "node:buffer";
import { ApigateError } from "../core/errors.ts";
import { lineColumn } from "./line-column.ts";

/** Text of a file: UTF-8 with at most a byte order mark, nothing else (RFC 8259 §8.1, YAML 1.2.2 §5.2). */
export function decode(bytes: Uint8Array, file: string): string {
  checkUtf8(bytes, file);
  refuseForeign(asBuffer(bytes), file);
  const text = decodeUtf8(bytes);
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** Throws for what is no UTF-8. */
export function checkUtf8(bytes: Uint8Array, file: string): void {
  if (isUtf8(bytes)) return;
  throw new ApigateError("E_PARSE", "the file is not valid UTF-8", {
    location: { file, ...firstInvalid(bytes) },
    hint: bytes[0] === 0xff || bytes[0] === 0xfe ? "It looks like UTF-16: save it as UTF-8" : "Save it as UTF-8",
  });
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

const decodeUtf8 = (bytes: Uint8Array): string => asBuffer(bytes).toString(isAscii(bytes) ? "latin1" : "utf8");

/** Where the first replacement character stands that is not in the file itself. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let at = text.indexOf("\ufffd"), from = 0; at >= 0; from = at, at = text.indexOf("\ufffd", at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    const isGenuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isGenuine) return lineColumn(text, at);
  }
  return lineColumn(text, text.length);
}

function refuseForeign(bytes: Buffer, file: string): void {
  if (bytes.includes(0)) {
    const text = decodeUtf8(bytes);
    throw new ApigateError("E_PARSE", "the file contains a NUL character", {
      location: { file, ...lineColumn(text, text.indexOf("\0")) },
      hint: "It looks like a binary file, or like UTF-16: descriptions are UTF-8 text",
    });
  }
  if (bytes.subarray(0, LFS.length).equals(LFS)) {
    throw new ApigateError("E_PARSE", "this is a Git LFS pointer, not the file itself", {
      location: { file },
      hint: "Run `git lfs pull`",
    });
  }
  if (!bytes.includes("<<<<<<< ")) return;
  const text = decodeUtf8(bytes);
  const conflict = /^<<<<<<< [^\n]*$/m.exec(text);
  if (!conflict) return;
  throw new ApigateError("E_PARSE", "the file contains an unresolved merge conflict", {
    location: { file, ...lineColumn(text, conflict.index) },
    hint: "Resolve the conflict first",
  });
}

const LFS = Buffer.from("version https://git-lfs.github.com/spec/");
