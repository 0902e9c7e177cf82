import { createRequire } from "node:module";
import { lazy } from "../core/lazy.ts";
import type { Answer, FormatCheck } from "./accepts.ts";
import { isHint } from "./formats.ts";

/** Longer texts are not looked at: some formats are regular expressions that take their time. */
const LONGEST = 2_000;

/** The one whose texts are long; it is tested in time linear in them. */
const BASE64 = "byte";

/** Formats as ajv-formats knows them; of others, and of those of numbers, nobody says anything. */
export const checkFormat: FormatCheck = (format, value) => {
  const test = tests().get(format);
  if (!test) return undefined;
  if (value.length > LONGEST && format !== BASE64) return "unknown";
  return test(value) ? "yes" : "no";
};

type Test = (text: string) => boolean;

type FullFormats = typeof import("ajv-formats/dist/formats.js").fullFormats;

/** Loaded when first needed: most runs never are. */
const tests = lazy((): ReadonlyMap<string, Test> => {
  const { fullFormats } = createRequire(import.meta.url)("ajv-formats/dist/formats.js") as { fullFormats: FullFormats };
  return new Map(
    Object.entries(fullFormats).flatMap(([name, format]) => {
      const test = testOf(format);
      return test ? [[name, test]] : [];
    }),
  );
});

/** The formats that are checked. */
export const knownFormats = (): readonly string[] => [...tests().keys()];

function testOf(format: FullFormats[keyof FullFormats]): Test | undefined {
  const validate = typeof format === "object" && "validate" in format ? format.validate : format;
  if (typeof format === "object" && "type" in format && format.type === "number") return undefined;
  if (validate instanceof RegExp) return (text) => validate.test(text);
  return typeof validate === "function" ? (validate as Test) : undefined;
}

/** International formats, and the one of plain ASCII that each extends. */
const INTERNATIONAL: Readonly<Record<string, string>> = {
  iri: "uri",
  "iri-reference": "uri-reference",
  "idn-email": "email",
};

/**
 * Whether a text has a format, as a proof needs it: where nobody knows, `unknown`. Characters beyond ASCII stand where
 * letters may stand (RFC 3987 §2.2, RFC 6531 §3.3); of international host names only those in ASCII are judged.
 */
export function hasFormat(format: string, text: string): Answer {
  if (isHint(format)) return "yes";
  if (ADDRESSES.has(format) && MANY_COLONS.test(text)) return "unknown";
  const ascii = INTERNATIONAL[format];
  if (ascii) return checkFormat(ascii, text.replace(/[^\0-\x7f]/gu, "a")) ?? "unknown";
  if (format === "idn-hostname") return isPlainAscii(text) ? (checkFormat("hostname", text) ?? "unknown") : "unknown";
  return NUMERIC.has(format) ? "yes" : (checkFormat(format, text) ?? "unknown");
}

const ADDRESSES = new Set(["uri", "uri-reference", "iri", "iri-reference"]);

/** An IPv6 address without brackets as host: ajv lets it pass, RFC 3986 §3.2.2 does not. */
const MANY_COLONS = /^[a-z][a-z\d+.-]*:\/\/[^/?#@[\]]*:[^/?#@[\]]*:/i;

/** Formats of numbers, which say nothing of a text. */
const NUMERIC = new Set(["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "float", "double"]);

/** Labels that begin with `xn--` are decoded before they are judged (RFC 5891 §5.4). */
const isPlainAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text) && !/(?:^|\.)xn--/i.test(text);
