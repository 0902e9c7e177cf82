import type { Facets } from "../../schema/facets.ts";
import { STRING } from "../../schema/types.ts";
import { lastWordOf, wordsOf } from "./case.ts";
import { isNumeric, presentTypes } from "./shape.ts";

/** Words that make a time a length of time: `response_time`. */
const LENGTHS = new Set(
  "access average avg build cpu cycle decay delay down elapsed execution fetch idle lead life load processing query queue read remaining render response retention round run running seek session spent total travel trip up wait waiting work write".split(
    " ",
  ),
);

/** Whether a name says that a point in time follows: `createdAt`, `start_time`, `last_login_timestamp`. */
export function namesInstant(name: string): boolean {
  const last = lastWordOf(name);
  if (last === "timestamp") return true;
  if (last !== "at" && last !== "time") return false;
  const words = wordsOf(name);
  return words.length > 1 && (last === "at" || !words.some((word) => LENGTHS.has(word)));
}

/** `date-time`, `number` (seconds since 1970) or `text` in no declared format; undefined where it is something else. */
export function instantFormat(facets: Facets | undefined): string | undefined {
  if (!facets) return undefined;
  const { formats, values, patterns } = facets;
  if (values !== undefined || formats.some((format) => format === "date" || format === "time")) return undefined;
  if (formats.includes("date-time")) return "date-time";
  if (isNumeric(facets)) return "number";
  return presentTypes(facets) === STRING && patterns.length === 0 && formats.length === 0 ? "text" : undefined;
}
