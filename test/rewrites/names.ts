import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { type Kind, type Place, rewritten, type Visit } from "./grammar.ts";
import { versionOf } from "./rewrite.ts";

/** Where components of a kind stand, as the beginning of a reference to one. */
export function sectionOf(description: JsonObject, kind: Kind): string {
  const section = SECTIONS[kind] ?? "";
  if (versionOf(description) !== "2.0") return `#/components/${section}/`;
  return `#/${section === "schemas" ? "definitions" : section}/`;
}

const SECTIONS: Partial<Record<Kind, string>> = {
  schema: "schemas",
  parameter: "parameters",
  header: "headers",
  body: "requestBodies",
  response: "responses",
  callback: "callbacks",
  link: "links",
};

/** The components of a kind by name; empty where there are none. */
export function componentsOf(description: JsonObject, kind: Kind): JsonObject {
  const found = sectionOf(description, kind)
    .split("/")
    .slice(1, -1)
    .reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), description);
  return isObject(found) ? found : {};
}

/** The description with these components of a kind and no others. */
export function withComponents(description: JsonObject, kind: Kind, components: JsonObject): JsonObject {
  const [, first = "", second = ""] = sectionOf(description, kind).split("/");
  if (second === "") return { ...description, [first]: components };
  const others = isObject(description.components) ? description.components : {};
  return { ...description, components: { ...others, [second]: components } };
}

export const addComponents = (description: JsonObject, kind: Kind, more: JsonObject): JsonObject =>
  Object.keys(more).length === 0
    ? description
    : withComponents(description, kind, { ...componentsOf(description, kind), ...more });

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (token: string): string => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");

export const referTo = (description: JsonObject, kind: Kind, name: string): JsonObject => ({
  $ref: sectionOf(description, kind) + escaped(name),
});

/** The name of the component of a kind that a value refers to; undefined for any other value. */
export function referredName(description: JsonObject, kind: Kind, value: Json | undefined): string | undefined {
  if (!isObject(value) || typeof value.$ref !== "string") return undefined;
  return nameIn(description, kind, value.$ref);
}

export function nameIn(description: JsonObject, kind: Kind, reference: string): string | undefined {
  const section = sectionOf(description, kind);
  const token = reference.startsWith(section) ? reference.slice(section.length) : "/";
  return token.includes("/") ? undefined : unescaped(token);
}

/** True for an object that is nothing but a reference. */
export const isReference = (value: Json | undefined): value is { $ref: string } =>
  isObject(value) && typeof value.$ref === "string" && Object.keys(value).length === 1;

/** What a schema refers to, through any number of references; itself when it is none, undefined when that is not known. */
export function targetOf(description: JsonObject, schema: Json | undefined): JsonObject | undefined {
  let at = schema;
  for (let steps = 0; steps < 20 && isObject(at); steps++) {
    if (typeof at.$ref !== "string") return at;
    const name = referredName(description, "schema", at);
    at = name === undefined ? undefined : componentsOf(description, "schema")[name];
  }
  return undefined;
}

/** Schemas rewritten, except where they are told apart by their names: choices under a discriminator stay as they are. */
export function rewriteSchemas(description: JsonObject, visit: Visit): JsonObject {
  const guarded: Visit = (object, place) => {
    if (place.kind !== "schema") return object;
    return visit(keepingChoices(object, place), place);
  };
  return rewritten(description, guarded);
}

function keepingChoices(object: JsonObject, { original }: Place): JsonObject {
  if (original.discriminator === undefined) return object;
  const kept = { ...object };
  for (const keyword of ["oneOf", "anyOf"]) if (original[keyword] !== undefined) kept[keyword] = original[keyword];
  return kept;
}

/** True where a schema is a component itself. */
export const isComponent = ({ path }: Place): boolean =>
  (path.length === 3 && path[0] === "components") || (path.length === 2 && path[0] === "definitions");

/** The name of the component schema in which a place lies; undefined elsewhere. */
export function holderOf({ path }: Place): string | undefined {
  if (path[0] === "definitions") return path[1];
  return path[0] === "components" && path[1] === "schemas" ? path[2] : undefined;
}

/** An object without some of its members. */
export const without = (object: JsonObject, ...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** Those members of an object. */
export const only = (object: JsonObject, ...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
