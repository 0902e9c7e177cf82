/**
 * A number that neither a double nor a bigint holds exactly, such as 0.1234567890123456789: its digits are kept.
 * Coerces to the nearest double for comparisons of size; equality looks at the digits.
 */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  valueOf(): number {
    return Number(this.digits);
  }

  toString(): string {
    return this.digits;
  }

  toJSON(): number {
    return Number(this.digits);
  }
}

/** Integers beyond 2^53 are bigints; other numbers a double would change are `ExactNumber`s. */
export type JsonNumber = number | bigint | ExactNumber;
export type Json = null | boolean | JsonNumber | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

export const isNumber = (value: unknown): value is JsonNumber =>
  typeof value === "number" || typeof value === "bigint" || value instanceof ExactNumber;

/** An own property, or undefined: `constructor` and `__proto__` are ordinary names in a description. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Equality of JSON values: key order does not matter, every digit does. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a instanceof ExactNumber || b instanceof ExactNumber)
    return String(a) === String(b) && isNumber(a) && isNumber(b);
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  );
}

/** One line of JSON with sorted keys, exact digits, cut at `limit` characters: for messages and keys. */
export function show(value: Json | undefined, limit = 60): string {
  const text = stringify(value, limit);
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** Stops somewhere behind `limit` characters: of a large value that is shown in short, the rest is not even looked at. */
function stringify(value: Json | undefined, limit: number): string {
  if (typeof value !== "object" || value === null || isNumber(value))
    return isNumber(value) ? String(value) : (JSON.stringify(value) ?? "undefined");
  const keys = Array.isArray(value) ? undefined : Object.keys(value).sort();
  let text = keys ? "{" : "[";
  for (const part of keys ?? (value as Json[]).keys()) {
    if (text.length > limit) break;
    if (text.length > 1) text += ",";
    if (keys) text += `${JSON.stringify(part)}:`;
    text += stringify((value as JsonObject)[part], limit - text.length);
  }
  return text + (keys ? "}" : "]");
}

/** The exact value of a number as written in JSON or YAML 1.2: `1e3` → 1000, `9007199254740993` → 9007199254740993n. */
export function exactNumber(lexeme: string): JsonNumber {
  const double = Number(lexeme);
  const { digits, exponent } = decimal(lexeme);
  if (digits === "") return 0;
  if (Number.isFinite(double)) {
    const nearest = decimal(String(double));
    if (nearest.digits === digits && nearest.exponent === exponent) return double;
  }
  const sign = lexeme.startsWith("-") ? "-" : "";
  if (exponent >= 0 && digits.length + exponent <= LONGEST_INTEGER) return BigInt(sign + digits + "0".repeat(exponent));
  return new ExactNumber(`${sign}${digits}e${exponent}`);
}

/** Longer integers are kept with their power of ten. */
const LONGEST_INTEGER = 1_000;

/** Orders two numbers as written, by every digit. */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => ({ ...decimal(text), sign: text.startsWith("-") ? -1 : 1 })) as [Signed, Signed];
  if (x.digits === "" || y.digits === "") return Math.sign((x.digits ? x.sign : 0) - (y.digits ? y.sign : 0));
  if (x.sign !== y.sign) return x.sign;
  const size = x.digits.length + x.exponent - (y.digits.length + y.exponent);
  if (size !== 0) return Math.sign(size) * x.sign;
  const length = Math.max(x.digits.length, y.digits.length);
  const [left, right] = [x.digits.padEnd(length, "0"), y.digits.padEnd(length, "0")];
  return (left < right ? -1 : left > right ? 1 : 0) * x.sign;
}

interface Signed {
  digits: string;
  exponent: number;
  sign: number;
}

/** Significant digits without leading and trailing zeros, and the power of ten they stand for. */
function decimal(lexeme: string): { digits: string; exponent: number } {
  const [, whole = "", fraction = "", power = "0"] = /^[-+]?(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(lexeme) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  return { digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
}

/** Documents of which that is known. */
const plainDocuments = new WeakSet<object>();

/** Tells `isPlain` what a parser knows of a document that nobody has changed. */
export function notePlain(document: Json): void {
  if (typeof document === "object" && document !== null) plainDocuments.add(document);
}

/** False for values that JSON text cannot carry without losing digits. */
export function isPlain(value: Json): boolean {
  if (typeof value !== "object") return typeof value !== "bigint";
  if (value === null) return true;
  if (value instanceof ExactNumber) return false;
  if (plainDocuments.has(value)) return true;
  for (const key of Object.keys(value)) if (!isPlain((value as JsonObject)[key] as Json)) return false;
  return true;
}
