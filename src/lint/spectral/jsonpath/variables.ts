import type { Evaluate, FilterContext } from "./context.ts";
import { Unrunnable } from "./given-error.ts";

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** `@…` and the shorthands for types, the same with and without parentheses. */
const VARIABLES = new Map<string, Evaluate>(
  Object.entries<Evaluate>({
    "@": ({ value }) => value,
    "@property": ({ property }) => property,
    "@parent": (context) => context.grandparent(),
    "@parentProperty": ({ parentProperty }) => parentProperty,
    "@root": ({ root }) => root,
    "@path": (context) => writePath(context),
    "@string": ({ value }) => typeof value === "string",
    "@number": ({ value }) => typeof value === "number",
    "@boolean": ({ value }) => typeof value === "boolean",
    "@integer": ({ value }) => Number.isInteger(value),
    "@null": ({ value }) => value === null,
    "@array": ({ value }) => Array.isArray(value),
    "@object": ({ value }) => isObject(value),
    "@scalar": ({ value }) => !isObject(value),
    undefined: () => undefined,
    index: () => undefined,
  }),
);

/** What an identifier of a filter stands for. Those that JavaScript would find in its global scope are none. */
export function variable(name: string): Evaluate {
  const found = VARIABLES.get(name);
  if (!found) throw new Unrunnable(`uses \`${name}\`, which is not defined`);
  return found;
}

/** `$['paths'][0]`, without escapes: what filters compare `@path` with. */
function writePath(context: FilterContext): string {
  return `$${context
    .path()
    .map((key) => (typeof key === "string" ? `['${key}']` : `[${key}]`))
    .join("")}`;
}
