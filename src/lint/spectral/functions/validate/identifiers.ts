import type { Dialect } from "./dialect.ts";
import { DEEPEST, isSchemaObject, type SchemaObject } from "./keyword-values.ts";

/** Keywords whose values json-schema-traverse takes for schemas, for lists of schemas, for schemas by name. */
const ONE = [
  "additionalItems",
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "not",
  "if",
  "then",
  "else",
];
const LISTS: ReadonlySet<string> = new Set(["items", "allOf", "anyOf", "oneOf"]);
const NAMED: ReadonlySet<string> = new Set(["$defs", "definitions", "properties", "patternProperties", "dependencies"]);
export const TRAVERSED: ReadonlySet<string> = new Set([...ONE, ...LISTS, ...NAMED]);

/** Keywords it does not enter. */
const SKIPPED: ReadonlySet<string> = new Set(["default", "enum", "const", "required"]);

/**
 * Whether there is an identifier within a value of a keyword that ajv does not know: it looks for them there too. Of
 * draft 4 these are `id`s, which Spectral removes, though not below keywords that it knows.
 */
export type IdentifierFinder = (value: SchemaObject, isTraversed: boolean) => boolean;

/** Looks at no object twice: a value that many places share costs what it would cost once. */
export function identifierFinder(draft: Dialect["draft"]): IdentifierFinder {
  const clean = { traversed: new WeakSet<object>(), other: new WeakSet<object>() };
  const hides = (value: SchemaObject, isTraversed: boolean, depth: number): boolean => {
    const known = clean[isTraversed ? "traversed" : "other"];
    if (known.has(value)) return false;
    if (depth >= DEEPEST) return true;
    if (isText(value.$id) || isText(value.$anchor) || isText(value.$dynamicAnchor)) return true;
    if (draft === "draft4" && isTraversed && isText(value.id)) return true;
    for (const name of Object.keys(value))
      for (const inner of entered(name, value[name])) if (hides(inner, TRAVERSED.has(name), depth + 1)) return true;
    known.add(value);
    return false;
  };
  return (value, isTraversed) => hides(value, isTraversed, 0);
}

function entered(name: string, value: unknown): readonly SchemaObject[] {
  if (SKIPPED.has(name)) return [];
  if (Array.isArray(value)) return LISTS.has(name) ? value.filter(isSchemaObject) : [];
  if (!isSchemaObject(value)) return [];
  return NAMED.has(name) ? Object.values(value).filter(isSchemaObject) : [value];
}

const isText = (value: unknown): boolean => typeof value === "string";
