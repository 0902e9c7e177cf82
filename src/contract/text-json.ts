import { ApigateError } from "../core/errors.ts";
import { parseJson } from "../document/parse-json.ts";
import type { Json } from "../document/value.ts";

/** JSON that is sent as a text, numbers exact and nesting bounded; undefined for any other text. */
export function jsonOfText(text: string): Json | undefined {
  try {
    return parseJson(Buffer.from(text), text, "");
  } catch (error) {
    if (error instanceof ApigateError) return undefined;
    throw error;
  }
}
