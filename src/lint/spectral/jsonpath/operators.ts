import { fail } from "./context.ts";

type Binary = (left: never, right: never) => unknown;

/** Values come from JSON: what JavaScript makes of objects, and whether it throws, is harmless and kept. */
const BINARY = new Map<string, Binary>(
  Object.entries<Binary>({
    // biome-ignore-start lint/suspicious/noDoubleEquals: the operator of the filter is meant
    "==": (a: unknown, b: unknown) => a == b,
    "!=": (a: unknown, b: unknown) => a != b,
    // biome-ignore-end lint/suspicious/noDoubleEquals: the operator of the filter is meant
    "===": (a: unknown, b: unknown) => a === b,
    "!==": (a: unknown, b: unknown) => a !== b,
    "<": (a: number, b: number) => a < b,
    ">": (a: number, b: number) => a > b,
    "<=": (a: number, b: number) => a <= b,
    ">=": (a: number, b: number) => a >= b,
    "+": (a: number, b: number) => a + b,
    "-": (a: number, b: number) => a - b,
    "*": (a: number, b: number) => a * b,
    "/": (a: number, b: number) => a / b,
    "%": (a: number, b: number) => a % b,
    "&": (a: number, b: number) => a & b,
    "|": (a: number, b: number) => a | b,
    "^": (a: number, b: number) => a ^ b,
    "<<": (a: number, b: number) => a << b,
    ">>": (a: number, b: number) => a >> b,
    ">>>": (a: number, b: number) => a >>> b,
    in: (a: unknown, b: unknown) => includes(b, a),
  }),
);

const UNARY = new Map<string, (value: never) => unknown>(
  Object.entries({
    "!": (value: unknown) => !value,
    "-": (value: number) => -value,
    "+": (value: number) => +value,
    "~": (value: number) => ~value,
    void: () => undefined,
  }),
);

export const binaryOperator = (name: string) => BINARY.get(name) as ((a: unknown, b: unknown) => unknown) | undefined;
export const unaryOperator = (name: string) => UNARY.get(name) as ((value: unknown) => unknown) | undefined;

/** `a in b` of a filter asks for an item of an array or a part of a string, not for a key. */
function includes(holder: unknown, item: unknown): boolean {
  if (Array.isArray(holder)) return holder.includes(item);
  return typeof holder === "string" ? holder.includes(String(item)) : fail();
}
