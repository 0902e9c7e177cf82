import { isObject, type Json, type JsonObject } from "../support/json.ts";

/** What an object of a description is, by the place where it stands. */
export type Kind =
  | "api"
  | "components"
  | "path item"
  | "operation"
  | "parameter"
  | "header"
  | "body"
  | "response"
  | "media type"
  | "encoding"
  | "callback"
  | "schema"
  | "security scheme"
  | "link";

type Below = { one: Kind } | { list: Kind } | { map: Kind };

const one = (kind: Kind): Below => ({ one: kind });
const list = (kind: Kind): Below => ({ list: kind });
const map = (kind: Kind): Below => ({ map: kind });

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const VALUE = { schema: one("schema"), content: map("media type") };

/** Which members of an object hold objects of which kind (OpenAPI 2.0 to 3.2). */
const GRAMMAR: Readonly<Record<Kind, Readonly<Record<string, Below>>>> = {
  api: {
    paths: map("path item"),
    webhooks: map("path item"),
    "x-webhooks": map("path item"),
    components: one("components"),
    definitions: map("schema"),
    parameters: map("parameter"),
    responses: map("response"),
    securityDefinitions: map("security scheme"),
  },
  components: {
    schemas: map("schema"),
    parameters: map("parameter"),
    headers: map("header"),
    requestBodies: map("body"),
    responses: map("response"),
    callbacks: map("callback"),
    pathItems: map("path item"),
    mediaTypes: map("media type"),
    securitySchemes: map("security scheme"),
    links: map("link"),
  },
  "path item": {
    ...Object.fromEntries(METHODS.map((method) => [method, one("operation")])),
    additionalOperations: map("operation"),
    parameters: list("parameter"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: one("body"),
    responses: map("response"),
    callbacks: map("callback"),
  },
  parameter: VALUE,
  header: VALUE,
  body: { content: map("media type") },
  response: { content: map("media type"), headers: map("header"), links: map("link"), schema: one("schema") },
  "media type": { schema: one("schema"), itemSchema: one("schema"), encoding: map("encoding") },
  encoding: { headers: map("header") },
  callback: {},
  schema: {
    ...Object.fromEntries(
      ["properties", "patternProperties", "$defs", "dependentSchemas"].map((k) => [k, map("schema")]),
    ),
    ...Object.fromEntries(["allOf", "anyOf", "oneOf", "prefixItems"].map((k) => [k, list("schema")])),
    ...Object.fromEntries(
      [
        "items",
        "additionalProperties",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "contentSchema",
        "unevaluatedItems",
        "unevaluatedProperties",
      ].map((k) => [k, one("schema")]),
    ),
  },
  "security scheme": {},
  link: {},
};

/** An object with its place. */
export interface Place {
  kind: Kind;
  path: readonly string[];
  /** As it was before anything below it was rewritten. */
  original: JsonObject;
}

/** What takes the place of an object, whose parts are rewritten already. */
export type Visit = (object: JsonObject, place: Place) => Json;

/** A description with every object that the specification knows rewritten, from the innermost out. */
export function rewritten(description: JsonObject, visit: Visit): JsonObject {
  return walk(description, "api", [], visit) as JsonObject;
}

/** One object of a known kind with everything below it rewritten. */
export const rewrittenAs = (object: Json, kind: Kind, visit: Visit, path: readonly string[] = []): Json =>
  walk(object, kind, path, visit);

/** True for names that users choose among others that the specification gives. */
const isExtension = (key: string): boolean => key.startsWith("x-");

function walk(value: Json, kind: Kind, path: readonly string[], visit: Visit): Json {
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    const below = kind === "callback" && !isExtension(key) ? one("path item") : belowOf(kind, key);
    setOwn(copy, key, below ? under(child, below, [...path, key], visit) : child);
  }
  return visit(copy, { kind, path, original: value });
}

const belowOf = (kind: Kind, key: string): Below | undefined =>
  Object.hasOwn(GRAMMAR[kind], key) ? GRAMMAR[kind][key] : undefined;

function under(value: Json, below: Below, path: readonly string[], visit: Visit): Json {
  if ("one" in below) return walk(value, below.one, path, visit);
  if ("list" in below)
    return Array.isArray(value) ? value.map((item, at) => walk(item, below.list, [...path, String(at)], visit)) : value;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, child] of Object.entries(value))
    setOwn(
      copy,
      name,
      isExtension(name) && below.map !== "header" ? child : walk(child, below.map, [...path, name], visit),
    );
  return copy;
}

/** `__proto__` is a name like any other. */
function setOwn(object: JsonObject, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
