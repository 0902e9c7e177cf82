import { exactNumber, type JsonNumber } from "../document/value.ts";

/** Powers of ten beyond which numbers are not multiplied out. */
const FARTHEST = 1_100;

/** A number as `digits × 10^exponent`, every digit kept. */
export interface Decimal {
  digits: bigint;
  exponent: number;
}

/** The number as written; undefined for powers of ten that would fill the memory. */
export function decimalOf(value: JsonNumber): Decimal | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)\.?(\d*)(?:e([-+]?\d+))?$/.exec(String(value)) ?? [];
  const exponent = Number(power) - fraction.length;
  if (whole === "" || Math.abs(exponent) > FARTHEST) return undefined;
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent };
}

/** How often 10^exponent the number is; `exponent` must not be above its own. */
export const unitsOf = ({ digits, exponent }: Decimal, unit: number): bigint => digits * 10n ** BigInt(exponent - unit);

/** `units × 10^exponent` as a JSON number. */
export const numberOf = (units: bigint, exponent: number): JsonNumber => exactNumber(`${units}e${exponent}`);

/** Whether a number is a whole multiple of another, by every digit; undefined for numbers too long to tell. */
export function isMultipleOf(value: JsonNumber, step: JsonNumber): boolean | undefined {
  const [a, b] = [decimalOf(value), decimalOf(step)];
  if (!a || !b || b.digits === 0n) return undefined;
  const unit = Math.min(a.exponent, b.exponent);
  return unitsOf(a, unit) % unitsOf(b, unit) === 0n;
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x < 0n ? -x : x;
}

export const lcm = (a: bigint, b: bigint): bigint => (a === 0n || b === 0n ? 0n : (a * b) / gcd(a, b));
