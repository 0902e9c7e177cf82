import { isNumber, isObject, type Json } from "../document/value.ts";

/** A set of JSON types as bits. `number` is `INTEGER | FRACTION`, so that integer ⊂ number holds by itself. */
export type Types = number;

export const NULL = 1;
export const BOOLEAN = 2;
export const INTEGER = 4;
export const FRACTION = 8;
export const STRING = 16;
export const ARRAY = 32;
export const OBJECT = 64;
export const NUMBER = INTEGER | FRACTION;
export const ALL = 127;

const BITS: Record<string, Types> = {
  null: NULL,
  boolean: BOOLEAN,
  integer: INTEGER,
  number: NUMBER,
  string: STRING,
  file: STRING,
  array: ARRAY,
  object: OBJECT,
};

/** The types a `type` keyword allows; a keyword that says nothing known allows all. */
export function typesOf(keyword: Json | undefined): Types {
  const names = Array.isArray(keyword) ? keyword : [keyword];
  let types = 0;
  for (const name of names) {
    const bits = typeof name === "string" && Object.hasOwn(BITS, name) ? BITS[name] : undefined;
    if (bits === undefined) return ALL;
    types |= bits;
  }
  return types;
}

/** The type of a value; 1.0 is an integer (JSON Schema 2020-12 §4.2.3). */
export function typeOfValue(value: Json): Types {
  if (value === null) return NULL;
  if (typeof value === "boolean") return BOOLEAN;
  if (typeof value === "string") return STRING;
  if (isNumber(value)) return typeof value === "bigint" || Number.isInteger(Number(value)) ? INTEGER : FRACTION;
  return isObject(value) ? OBJECT : ARRAY;
}

/** Types of what is written without types, as in a query: a number or a boolean is a string there. */
export const asText = (types: Types): Types =>
  types & (NUMBER | BOOLEAN) ? (types & ~(NUMBER | BOOLEAN)) | STRING : types;

/** For messages: `string | null`. */
export function showTypes(types: Types): string {
  if (types === ALL) return "any type";
  if (types === 0) return "nothing";
  const names = Object.entries(BITS).filter(([name, bits]) => {
    if (name === "file" || (name === "integer" && types & FRACTION)) return false;
    return (types & bits) === bits;
  });
  return names
    .map(([name]) => name)
    .sort((a, b) => Number(a === "null") - Number(b === "null"))
    .join(" | ");
}
