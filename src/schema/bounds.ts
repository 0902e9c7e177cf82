import { compareDecimals, type JsonNumber } from "../document/value.ts";

/** One end of a range of numbers. */
export interface Bound {
  value: JsonNumber;
  exclusive: boolean;
}

/** Negative, zero or positive as `a` lies below, at or above `b`, by every digit. */
export function compareNumbers(a: JsonNumber, b: JsonNumber): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : Number(a > b);
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : Number(a > b);
  return compareDecimals(String(a), String(b));
}

/** The strictest of several lower ends. */
export function higher(...bounds: (Bound | undefined)[]): Bound | undefined {
  return bounds.reduce((best, next) => (next && (!best || compareLower(next, best) > 0) ? next : best), undefined);
}

/** The strictest of several upper ends. */
export function lower(...bounds: (Bound | undefined)[]): Bound | undefined {
  return bounds.reduce((best, next) => (next && (!best || compareUpper(next, best) < 0) ? next : best), undefined);
}

/** Orders lower ends; no bound is the lowest. */
export function compareLower(a: Bound | undefined, b: Bound | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return compareNumbers(a.value, b.value) || Number(a.exclusive) - Number(b.exclusive);
}

/** Orders upper ends; no bound is the highest. */
export function compareUpper(a: Bound | undefined, b: Bound | undefined): number {
  if (!a || !b) return Number(b !== undefined) - Number(a !== undefined);
  return compareNumbers(a.value, b.value) || Number(b.exclusive) - Number(a.exclusive);
}

/** For integers `> 0` and `>= 1` say the same: both ends become inclusive whole numbers. */
export function wholeBounds(
  minimum: Bound | undefined,
  maximum: Bound | undefined,
): { minimum: Bound | undefined; maximum: Bound | undefined } {
  return { minimum: minimum && whole(minimum, 1), maximum: maximum && whole(maximum, -1) };
}

function whole({ value, exclusive }: Bound, inward: 1 | -1): Bound {
  if (typeof value === "bigint")
    return { value: simplest(exclusive ? value + BigInt(inward) : value), exclusive: false };
  const double = Number(value);
  const rounded = inward === 1 ? Math.ceil(double) : Math.floor(double);
  return { value: exclusive && rounded === double ? rounded + inward : rounded, exclusive: false };
}

const simplest = (value: bigint): JsonNumber => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

/** What the integer formats of the OpenAPI format registry imply. */
export function integerRange(formats: readonly string[]): { minimum: Bound; maximum: Bound } | undefined {
  const widths = formats.map((format) => RANGES[format]).filter((range) => range !== undefined);
  const narrowest = widths.sort((a, b) => compareNumbers(a[1], b[1]))[0];
  if (!narrowest) return undefined;
  return { minimum: { value: narrowest[0], exclusive: false }, maximum: { value: narrowest[1], exclusive: false } };
}

const RANGES: Record<string, [JsonNumber, JsonNumber]> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-2_147_483_648, 2_147_483_647],
  uint32: [0, 4_294_967_295],
  int64: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
};

export const showBound = (bound: Bound): string => `${bound.exclusive ? "beyond " : ""}${bound.value}`;
