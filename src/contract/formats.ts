import { fullFormats } from "ajv-formats/dist/formats.js";
import type { FormatCheck } from "../schema/accepts.ts";

/** Longer texts are not looked at: some formats are regular expressions that take their time. */
const LONGEST = 2_000;

/** Formats as ajv-formats knows them; for others, for those of numbers, and for very long texts, nobody says anything. */
export const checkFormat: FormatCheck = (format, value) => {
  const known = Object.hasOwn(fullFormats, format) ? fullFormats[format as keyof typeof fullFormats] : undefined;
  if (known === undefined || value.length > LONGEST) return undefined;
  if (known instanceof RegExp) return known.test(value);
  if (typeof known === "object" && "type" in known && known.type === "number") return undefined;
  const validate = typeof known === "object" && "validate" in known ? known.validate : known;
  if (validate instanceof RegExp) return validate.test(value);
  return typeof validate === "function" ? (validate as (text: string) => boolean)(value) : undefined;
};
